/** Set by vite.config.ts: version of this release, and the name of its folder. */
declare const __SIR_VERSION__: string;

/** Set by vite.config.ts: hosts that `api-base` may name beside loopback. */
declare const __SIR_API_HOSTS__: readonly string[];

/** Set by vite.config.ts: address of the form's file, where that is in the folder of a release. */
declare const __SIR_FORM_URL__: string | undefined;

/** Set by build/plugins/entry-names.ts in the preloader: address of the form's file, relative to the script. */
declare const __SIR_FORM_FILE__: string;

/** The same for the host side of a form in a frame. */
declare const __SIR_FRAME_HOST_FILE__: string;

/** Set by build/plugins/entry-names.ts in the loader: addresses of the files that the shell imports. */
declare const __SIR_SHELL_FILES__: Record<keyof import('./element/form-module.js').ShellFiles, string>;

/** Names of the languages beside English, with spaces between, and the hash in the names of their files. */
declare const __SIR_LANGUAGES__: string;
declare const __SIR_LANGUAGES_HASH__: string;

/** Only Chromium has it. @see https://wicg.github.io/netinfo/ and https://wicg.github.io/savedata/ */
interface Navigator {
  readonly connection?: { readonly effectiveType?: string; readonly saveData?: boolean };
}
