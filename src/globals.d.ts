/** Set by vite.config.ts: hosts that `api-base` may name beside loopback. */
declare const __SIR_API_HOSTS__: readonly string[];

/** Set by vite.config.ts in the loader: name of the form's file, with its hash. */
declare const __SIR_FORM_FILE__: string;

/** The same for the host side of a form in a frame. */
declare const __SIR_FRAME_HOST_FILE__: string;

/** Names of the languages beside English, with spaces between, and the hash in the names of their files. */
declare const __SIR_LANGUAGES__: string;
declare const __SIR_LANGUAGES_HASH__: string;
