// How is text written into XML? As attributes of XES, escaped, without characters that XML cannot hold.

export const element = (tag: string, attributes: Readonly<Record<string, string>>): string =>
  `<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')}/>`;

export const string = (key: string, value: string): string => element('string', { key, value });
export const int = (key: string, value: number): string => element('int', { key, value: String(value) });
export const float = (key: string, value: number): string => element('float', { key, value: String(value) });
/** @param instant UTC with a Z, which some readers of XES do not know */
export const date = (key: string, instant: string): string =>
  element('date', { key, value: instant.replace('Z', '+00:00') });

const references: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  ...{ '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' },
};

/** XML 1.0 has no other control characters: what it cannot hold is shown as such. */
const escaped = (text: string): string =>
  text.replace(
    /[&<>"\uFFFE\uFFFF]|\p{Cc}/gu,
    (character) =>
      references[character] ?? (character >= '\u007F' && character < '\u00A0' ? character : '\uFFFD'),
  );
