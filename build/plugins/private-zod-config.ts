import type { Plugin } from 'vite';
import { patchSource } from './patch-source.js';

/**
 * zod shares its configuration with every other zod of the page through `globalThis.__zod_globalConfig`. Ours must
 * neither leave a global in the host page nor use the configuration of the page's own zod (e2e/modified-built-ins.spec.ts).
 *
 * @see https://github.com/colinhacks/zod/blob/main/packages/zod/src/v4/core/core.ts
 */
export const privateZodConfig: Plugin = {
  name: 'sir-donate:private-zod-config',
  transform(code, id) {
    return /zod\/v4\/core\/core\.js$/.test(id) ? withPrivateConfig(code) : undefined;
  },
};

export const withPrivateConfig = (code: string) =>
  patchSource(code, {
    '(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});': 'var privateConfig = {};',
    'export const globalConfig = globalThis.__zod_globalConfig;':
      'export const globalConfig = privateConfig;',
    'const pp = globalThis.__zod_globalConfig?.postProcessor;': 'const pp = privateConfig.postProcessor;',
  });
