/** The widget, in the ways that a page can embed it. */
import type { Origins, PageParts, ScenarioId, Subject } from './subject.js';

const amountRadio = 'input[type=radio][name=amount]';
const reservedSpace =
  '<style>sir-donate, hand-written-donate { display: inline-block; min-block-size: 50px; vertical-align: top }</style>';

const options = (origins: Origins) => ({
  'publishable-key': 'pk_test_demo',
  nonprofit: 'clean-water-fund',
  'api-base': origins.api,
});

interface WidgetVariant {
  readonly id: string;
  readonly title: string;
  readonly script?: string;
  readonly attributes?: string;
  readonly scenarios?: readonly ScenarioId[];
}

function widget({
  id,
  title,
  script = 'sir-donate.js',
  attributes = '',
  scenarios = ['entry', 'click', 'hover'],
}: WidgetVariant): Subject {
  return {
    id,
    title,
    group: 'widget',
    scenarios,
    entry: 'button',
    control: amountRadio,
    hover: 'sir-donate',
    page(origins) {
      const all = Object.entries(options(origins)).map(([name, value]) => `${name}="${value}"`);
      return {
        head: `${reservedSpace}<script async src="${origins.files}/v0/${script}"></script>`,
        entry: (label) => `<sir-donate ${all.join(' ')} ${attributes}>${label}</sir-donate>`,
      };
    },
  };
}

/** A page's own button and dialog around an iframe of `frame.html`. The peers' embeds are built so, too. */
function bareFramePage(origins: Origins): PageParts {
  const address = `${origins.files}/v0/frame.html?${new URLSearchParams(options(origins))}`;
  return {
    head: '',
    entry: () => '<button type="button" class="frame-entry">Donate</button>',
    scripts: `<script>
document.querySelector('.frame-entry').onclick = () => {
  const dialog = document.createElement('dialog');
  const frame = document.createElement('iframe');
  frame.title = 'Donate';
  frame.width = 440;
  frame.height = 640;
  frame.src = ${JSON.stringify(address)};
  dialog.append(frame);
  document.body.append(dialog);
  dialog.showModal();
};
</script>`,
  };
}

export const handWritten: Subject = {
  id: 'hand-written',
  title: 'hand-written',
  group: 'yardstick',
  scenarios: ['entry', 'click', 'hover', 'hundred'],
  entry: 'button',
  control: `dialog[open] ${amountRadio}`,
  hover: 'hand-written-donate',
  page: ({ files }) => ({
    head: `${reservedSpace}<script async src="${files}/hand-written.js"></script>`,
    entry: (label) => `<hand-written-donate amounts="10,25,50,100">${label}</hand-written-donate>`,
  }),
};

export const ownSubjects: readonly Subject[] = [
  handWritten,
  widget({ id: 'widget', title: 'widget', scenarios: ['entry', 'click', 'hover', 'hundred'] }),
  widget({ id: 'intent', title: '`preload="intent"`', attributes: 'preload="intent"' }),
  widget({
    id: 'none',
    title: '`preload="none"`',
    attributes: 'preload="none"',
    scenarios: ['entry', 'click'],
  }),
  widget({ id: 'isolated', title: '`isolated`', attributes: 'isolated' }),
  {
    id: 'bare-frame',
    title: 'bare iframe',
    group: 'widget',
    scenarios: ['entry', 'click'],
    entry: '.frame-entry',
    control: amountRadio,
    page: bareFramePage,
  },
  widget({ id: 'bundle', title: 'single file', script: 'sir-donate.bundle.js' }),
];
