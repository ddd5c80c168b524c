// Where does a line begin in what somebody writes? It is selected there, and brought into sight.

/** @param line from 1 */
export const selectLine = (field: HTMLTextAreaElement | null, line: number): void => {
  if (field === null) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  field.scrollTop = ((line - 4) / lines.length) * field.scrollHeight;
};
