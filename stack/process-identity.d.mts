/** The moment a process began, as an opaque text that is stable while it lives; null when no such process runs. */
export function startTimeOf(pid: number): string | null;
/** Whether the process with this id still is the one that began at `startTime`. */
export function isSameProcess(pid: number, startTime: string): boolean;
