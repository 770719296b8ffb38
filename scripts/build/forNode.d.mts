import type { BuildOptions, BuildResult } from 'esbuild';

export declare const NODE_TARGET: string;
export declare const REQUIRE: string;
export declare function bundleForNode(options: BuildOptions): Promise<BuildResult>;
