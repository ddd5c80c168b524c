/**
 * The file to run in place of a source.
 * @param source path of a TypeScript file
 * @returns null where there is none: it is not started by itself, nothing can be written here, or it does not compile
 */
export function builtFile(source: string): Promise<string | null>;
