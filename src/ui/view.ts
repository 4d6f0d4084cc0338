import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { Flow } from '../donation/flow.js';
import type { State } from '../donation/state.js';
import type { DeferredText, Text } from './text.js';
import type { CurrentTranslations } from './translate.js';

export type PageTarget = '_self' | '_parent' | '_blank';

/** The props of every component. */
export interface View {
  flow: Flow;
  text: Text;
  translations: CurrentTranslations;
  /** The screens from the second step on, once their code is there. */
  deferredScreens: ReadonlySignal<ComponentType<View & { state: State }> | undefined>;
  /** The screen that suggests a monthly gift, once its code is there. */
  suggestionScreen: ReadonlySignal<ComponentType<{ flow: Flow; text: DeferredText }> | undefined>;
  /** The page's own donation link, where it has one. */
  fallbackHref: string | undefined;
  /** Where a page of the host page's own site opens. */
  pageTarget: PageTarget;
  /** Closes the dialog; absent where the form stands in the page. */
  onClose?: () => void;
}
