import { expectTypeOf, it } from 'vitest';
import type { AttributeName } from '../contract/attribute-names.js';
import type { ElementState, FormHandle, FormModule, ShellExtras, ShellParts } from './form-module.js';

/**
 * What the shell and the form of 0.1.0 give each other. Later releases of the major run beside them in a page. So nothing here is
 * edited: if this file no longer compiles, `form-module.ts` is wrong.
 */
interface FirstShellParts {
  element: HTMLElement;
  container: HTMLElement;
  attributeNames: readonly AttributeName[];
  read(name: AttributeName): string | null;
  hadDonation: boolean;
}

interface FirstFormHandle {
  arrived?: Promise<void>;
  state: ElementState;
  partnerDonationId: string | undefined;
  load(): void;
  open(): void;
  close(): void;
  reset(): void;
  update(): void;
  dispose(): void;
}

interface FirstShellExtras {
  readLabel(element: Element): string;
  checkSetup(parts: FirstShellParts, onDue: (isFormDue: boolean) => boolean): void;
}

it('lets a form be mounted by the first shell of the major', () => {
  expectTypeOf<FirstShellParts>().toExtend<ShellParts>();
  expectTypeOf<FormHandle>().toExtend<FirstFormHandle>();
  expectTypeOf<ShellExtras>().toExtend<FirstShellExtras>();
});

it('lets a shell mount the first form of the major', () => {
  expectTypeOf<FirstFormHandle>().toExtend<FormHandle>();
  expectTypeOf<FirstShellExtras>().toExtend<ShellExtras>();
  expectTypeOf<{ mountInElement(parts: FirstShellParts): FirstFormHandle }>().toExtend<FormModule>();
});
