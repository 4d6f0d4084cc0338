import { createElementHost } from './element-host.js';
import { createElementShell } from './element-shell.js';
import type { FormModule } from './form-module.js';
import { mountForm } from './mount-form.js';
import { prepareForm } from './prepare-form.js';

/** The form's file, which the shell imports on intent. The guest side of a frame shares it, and mounts the form itself. */
export { mountForm };

export const mountInElement: FormModule['mountInElement'] = (parts) =>
  mountForm(createElementHost(createElementShell(parts)));

export const prepareInElement: NonNullable<FormModule['prepareInElement']> = (parts) =>
  prepareForm(createElementHost(createElementShell(parts)));
