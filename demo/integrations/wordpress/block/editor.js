/**
 * The block in the editor: its fields in the sidebar, and a preview that takes no gift. The server renders the block in the page.
 */
{
  const { blockEditor, blocks, components, element, i18n } = window.wp;
  const settings = window.sirDonateBlock;
  const { createElement, useEffect, useState } = element;
  const { __ } = i18n;

  /** Fields of text: the name of the block's attribute, its label, and help. */
  const textFields = [
    ['label', __('Text of the button', 'sir-donate'), __('Without it: Donate.', 'sir-donate')],
    [
      'amounts',
      __('Suggested amounts', 'sir-donate'),
      __('Separated by commas, such as 10,25,50,100.', 'sir-donate'),
    ],
    ['amount', __('Amount chosen at first', 'sir-donate'), __('Such as 25 or 12.50.', 'sir-donate')],
    [
      'impact',
      __('What an amount does', 'sir-donate'),
      __('Such as 25=feeds a family; 50=two boards.', 'sir-donate'),
    ],
    ['currency', __('Currency', 'sir-donate'), __('Three letters. Without it: USD.', 'sir-donate')],
    [
      'nonprofit',
      __('Another nonprofit', 'sir-donate'),
      __('Its short name. Without it: that of the settings.', 'sir-donate'),
    ],
    [
      'locale',
      __('Language', 'sir-donate'),
      __('Such as en or pt-BR. Without it: that of the page.', 'sir-donate'),
    ],
    [
      'referralCode',
      __('Referral code', 'sir-donate'),
      __('Passed to SIR Giving with the donation.', 'sir-donate'),
    ],
  ];

  /** Fields with a choice. The empty value is the default. */
  const choiceFields = [
    [
      'mode',
      __('Show', 'sir-donate'),
      [
        ['', __('A button that opens the form', 'sir-donate')],
        ['inline', __('The form in the page', 'sir-donate')],
      ],
    ],
    [
      'frequencies',
      __('Frequencies', 'sir-donate'),
      [
        ['', __('Once and monthly', 'sir-donate')],
        ['once', __('Once only', 'sir-donate')],
        ['monthly', __('Monthly only', 'sir-donate')],
      ],
    ],
    [
      'theme',
      __('Colour scheme', 'sir-donate'),
      [
        ['', __('That of the page', 'sir-donate')],
        ['light', __('Light', 'sir-donate')],
        ['dark', __('Dark', 'sir-donate')],
      ],
    ],
  ];

  /** The address of the preview, a moment after the last change, so that it is not loaded at each letter. */
  const useAddress = (attributes) => {
    const query = new URLSearchParams(
      Object.entries(attributes)
        .filter(([, value]) => typeof value === 'string' && value !== '')
        .map(([name, value]) => [`block[${name}]`, value]),
    );
    const address = `${settings.preview}&${query}`;
    const [shown, setShown] = useState(address);
    useEffect(() => {
      const timer = setTimeout(() => setShown(address), 500);
      return () => clearTimeout(timer);
    }, [address]);
    return shown;
  };

  const Preview = ({ attributes }) =>
    createElement(
      components.Disabled,
      null,
      createElement('iframe', {
        src: useAddress(attributes),
        title: __('Preview of the donation button', 'sir-donate'),
        height: attributes.mode === 'inline' ? 640 : 66,
        style: { border: 0, display: 'block', width: '100%' },
      }),
    );

  const MissingSettings = () =>
    createElement(
      components.Notice,
      { status: 'warning', isDismissible: false },
      settings.missing,
      ' ',
      settings.settings
        ? createElement('a', { href: settings.settings }, __('Open the settings', 'sir-donate'))
        : __('An administrator can change this under Settings → SIR Donate.', 'sir-donate'),
    );

  /** A secret key, or a bare run of 64 hexadecimal digits. It goes neither into the post nor into the preview's address. */
  const isSecret = (value) =>
    /(^|[^a-z0-9])sk_(test|live)_|(^|[^a-z0-9_])[0-9a-f]{64}([^a-z0-9]|$)/i.test(
      value.normalize('NFKC').replace(/\p{DI}/gu, ''),
    );

  const Fields = ({ attributes, setAttributes }) => {
    const [refused, setRefused] = useState('');
    const change = (name, value) => {
      const isRefused = isSecret(value);
      setRefused(isRefused ? name : '');
      if (!isRefused) setAttributes({ [name]: value });
    };
    return createElement(
      components.PanelBody,
      { title: __('Donation', 'sir-donate') },
      choiceFields.map(([name, label, options]) =>
        createElement(components.SelectControl, {
          key: name,
          label,
          value: attributes[name] ?? '',
          options: options.map(([value, text]) => ({ value, label: text })),
          onChange: (value) => setAttributes({ [name]: value || undefined }),
        }),
      ),
      textFields.map(([name, label, help]) =>
        createElement(components.TextControl, {
          key: name,
          label,
          help:
            refused === name
              ? __('That looked like a secret. It was not kept. Replace it in SIR Giving.', 'sir-donate')
              : help,
          value: attributes[name] ?? '',
          onChange: (value) => change(name, value),
        }),
      ),
    );
  };

  const Edit = ({ attributes, setAttributes }) => {
    const { textAlign, ...shown } = attributes;
    const className = textAlign ? `has-text-align-${textAlign}` : undefined;
    return createElement(
      'div',
      blockEditor.useBlockProps({ className }),
      createElement(
        blockEditor.BlockControls,
        { group: 'block' },
        createElement(blockEditor.AlignmentControl, {
          value: textAlign,
          onChange: (value) => setAttributes({ textAlign: value }),
        }),
      ),
      createElement(
        blockEditor.InspectorControls,
        null,
        createElement(Fields, { attributes, setAttributes }),
      ),
      settings.missing && createElement(MissingSettings),
      createElement(Preview, { attributes: { ...shown, ...(textAlign && { textAlign }) } }),
    );
  };

  // The server has its attributes, title and icon (block.json).
  blocks.registerBlockType('sir-giving/donate', { edit: Edit, save: () => null });
}
