/** Starts the snippet builder in its page. */
import { render } from 'preact';
import { App } from './App.js';
import { holdsSecret } from './secret-fields.js';

const root = document.querySelector<HTMLElement>('#builder');
if (root) {
  const { files = '', api = '', key = '', nonprofit = '', docs = '' } = root.dataset;
  const initialKey = holdsSecret('publishable-key', key) ? '' : key;
  render(
    <App
      addresses={{ files: folderOf(files), api }}
      {...{ initialKey, initialNonprofit: nonprofit, docs }}
    />,
    root,
  );
}

/** Address of a folder, relative to the page, without a slash at its end. */
function folderOf(address: string): string {
  return new URL(address, document.baseURI).href.replace(/\/+$/, '');
}
