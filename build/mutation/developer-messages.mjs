/**
 * A plugin of Stryker that leaves texts for developers as they are: messages of errors, warnings and notes.
 *
 * @see https://stryker-mutator.io/docs/stryker-js/disable-mutants/#using-an-ignore-plugin
 */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const calls = ['SirDonateError', 'warn', 'warnAgain', 'note', 'report', 'fail'];

const isText = (path) => path.isStringLiteral() || path.isTemplateLiteral();

/** A code, such as that of an error, is no text for developers. */
const isCode = (path) => path.isStringLiteral() && /^[a-z-]+$/.test(path.node.value);

const isArgument = ({ parent, listKey }) =>
  listKey === 'arguments' &&
  (calls.includes(parent.callee?.name) || calls.includes(parent.callee?.property?.name));

const isMessage = ({ parent, key }) =>
  parent.type === 'ObjectProperty' && key === 'value' && parent.key.name === 'message';

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'developer-messages', {
    shouldIgnore: (path) =>
      isText(path) && !isCode(path) && (isArgument(path) || isMessage(path))
        ? 'a text for developers'
        : undefined,
  }),
];
