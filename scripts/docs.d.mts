/** Makes the generated pages; gives the paths, from the root, of those that are (with `check`) or were (without) stale. */
export declare function buildDocs(options?: { check?: boolean }): Promise<string[]>;
