// Written by `npm run docs` from src/contract. Change it there.
// biome-ignore-all format: written by a script
globalThis.contract = {
  "events": [
    "sir-donate-ready",
    "sir-donate-open",
    "sir-donate-close",
    "sir-donate-change",
    "sir-donate-step",
    "sir-donate-before-checkout",
    "sir-donate-checkout",
    "sir-donate-processing",
    "sir-donate-complete",
    "sir-donate-failed",
    "sir-donate-error"
  ],
  "attributes": [
    {
      "name": "publishable-key",
      "property": "publishableKey",
      "accepted": "`pk_test_…` or `pk_live_…`",
      "fromAddress": true,
      "description": "Publishable key from the SIR Giving dashboard. A test key uses the sandbox, a live key takes real donations.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "nonprofit",
      "property": "nonprofit",
      "accepted": "slugs such as clean-water-fund, separated by commas",
      "fromAddress": true,
      "description": "Slug of the nonprofit, or several, of which the donor chooses one.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "mode",
      "property": "mode",
      "accepted": "button, dialog, floating or inline",
      "fromAddress": true,
      "description": "`button` shows a button that opens the form in a dialog, `inline` shows the form in the page. `dialog` has no button: a link, a button of the page or a script opens the form. `floating` keeps the button in the bottom corner of the window.",
      "byDefault": "button",
      "isFlag": false,
      "values": [
        "button",
        "dialog",
        "floating",
        "inline"
      ]
    },
    {
      "name": "currency",
      "property": "currency",
      "accepted": "an ISO 4217 code such as USD",
      "fromAddress": true,
      "description": "Currency of all amounts. `currencies` counts more.",
      "byDefault": "USD",
      "isFlag": false
    },
    {
      "name": "currencies",
      "property": "currencies",
      "accepted": "ISO 4217 codes separated by commas: USD,EUR,GBP",
      "fromAddress": true,
      "description": "Currencies of which the donor chooses one. The form begins with the first. Amounts, bounds and impact texts without a label belong to the first: `amounts=\"USD 10,25,50; JPY 1000,3000\"`.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "amounts",
      "property": "amounts",
      "accepted": "amounts in major units, separated by commas: 10,25,50,100, or a list for each of the currencies: USD 10,25; JPY 1000,3000",
      "fromAddress": true,
      "description": "Suggested amounts, shown in ascending order. Those outside `min-amount` and `max-amount` are left out.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "amount",
      "property": "amount",
      "accepted": "an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000",
      "fromAddress": true,
      "description": "Preselected amount. It need not be one of `amounts`, unless `presets-only` is set.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "monthly-amounts",
      "property": "monthlyAmounts",
      "accepted": "amounts in major units, separated by commas: 5,10,25, or a list for each of the currencies: USD 10,25; JPY 1000,3000",
      "fromAddress": true,
      "description": "The same as `amounts` for monthly gifts.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "monthly-amount",
      "property": "monthlyAmount",
      "accepted": "an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000",
      "fromAddress": true,
      "description": "Preselected amount of a monthly gift.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "suggest-monthly",
      "property": "suggestMonthly",
      "accepted": "the attribute alone, or a share such as 0.25 or 25%",
      "fromAddress": true,
      "description": "After a one-time amount, asks once a visit whether the donor would rather give monthly: about this share of the amount, which is a quarter for the attribute alone.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "min-amount",
      "property": "minAmount",
      "accepted": "an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000",
      "fromAddress": true,
      "description": "Smallest amount, within what the provider accepts.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "max-amount",
      "property": "maxAmount",
      "accepted": "an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000",
      "fromAddress": true,
      "description": "Largest amount, at least `min-amount`, within what the provider accepts.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "presets-only",
      "property": "presetsOnly",
      "accepted": "the attribute alone, or \"true\" or \"false\"",
      "fromAddress": true,
      "description": "Offers `amounts` alone, without a field for another amount.",
      "byDefault": "",
      "isFlag": true
    },
    {
      "name": "impact",
      "property": "impact",
      "accepted": "25=feeds a family; 50=two boards, or a JSON object from amount to text: {\"25\":\"feeds a family for a week\"}",
      "fromAddress": false,
      "description": "What an amount does, shown beside it.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "monthly-impact",
      "property": "monthlyImpact",
      "accepted": "25=feeds a family; 50=two boards, or a JSON object from amount to text: {\"25\":\"feeds a family for a week\"}",
      "fromAddress": false,
      "description": "The same as `impact` for monthly gifts.",
      "byDefault": "impact",
      "isFlag": false
    },
    {
      "name": "frequencies",
      "property": "frequencies",
      "accepted": "once, monthly, or both separated by a comma",
      "fromAddress": true,
      "description": "Frequencies that the donor may choose. One value locks it.",
      "byDefault": "once,monthly",
      "isFlag": false
    },
    {
      "name": "frequency",
      "property": "frequency",
      "accepted": "once or monthly",
      "fromAddress": true,
      "description": "Preselected frequency, one of `frequencies`.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "provider",
      "property": "provider",
      "accepted": "stripe or every.org",
      "fromAddress": true,
      "description": "Who processes the payment.",
      "byDefault": "stripe",
      "isFlag": false,
      "values": [
        "stripe",
        "every.org"
      ]
    },
    {
      "name": "checkout",
      "property": "checkout",
      "accepted": "popup, tab or redirect",
      "fromAddress": true,
      "description": "Where the checkout opens. A popup that the browser blocks becomes a link.",
      "byDefault": "popup",
      "isFlag": false,
      "values": [
        "popup",
        "tab",
        "redirect"
      ]
    },
    {
      "name": "referral-code",
      "property": "referralCode",
      "accepted": "text",
      "fromAddress": true,
      "description": "Passed to SIR Giving with the donation.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "locale",
      "property": "locale",
      "accepted": "a BCP 47 tag such as en or pt-BR",
      "fromAddress": true,
      "description": "Language of the form. Numbers and amounts follow it, texts as far as there is a translation.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "theme",
      "property": "theme",
      "accepted": "auto, light or dark",
      "fromAddress": true,
      "description": "Colour scheme. `auto` follows the page's `color-scheme`.",
      "byDefault": "auto",
      "isFlag": false,
      "values": [
        "auto",
        "light",
        "dark"
      ]
    },
    {
      "name": "api-base",
      "property": "apiBase",
      "accepted": "a sandbox on this machine (http://localhost:…), with a test key only",
      "fromAddress": true,
      "description": "Another Partner API, for development. A build can allow more hosts with `SIR_API_HOSTS`.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "simulate",
      "property": "simulate",
      "accepted": "succeeded, failed, pending, processing, busy, offline or blocked, with a test key only",
      "fromAddress": true,
      "description": "Simulates a donation up to this outcome, without a request: for previews and tests. A live key takes real donations and simulates nothing.",
      "byDefault": "",
      "isFlag": false,
      "values": [
        "",
        "succeeded",
        "failed",
        "pending",
        "processing",
        "busy",
        "offline",
        "blocked"
      ]
    },
    {
      "name": "donor-email",
      "property": "donorEmail",
      "accepted": "text",
      "fromAddress": false,
      "description": "Prefilled email address.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "donor-first-name",
      "property": "donorFirstName",
      "accepted": "text",
      "fromAddress": false,
      "description": "Prefilled first name.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "donor-last-name",
      "property": "donorLastName",
      "accepted": "text",
      "fromAddress": false,
      "description": "Prefilled last name.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "strings",
      "property": "strings",
      "accepted": "give=Help with {amount}, or a JSON object from key to text: {\"give\":\"Help with {amount}\"}",
      "fromAddress": false,
      "description": "Replaces single texts of the form. `lang` names their language.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "notice",
      "property": "notice",
      "accepted": "text of at most 200 characters",
      "fromAddress": false,
      "description": "A line of the partner's above the amounts. Markup is shown as text.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "privacy-url",
      "property": "privacyUrl",
      "accepted": "an address that begins with https://",
      "fromAddress": false,
      "description": "The partner's privacy policy, as a link above the last button.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "terms-url",
      "property": "termsUrl",
      "accepted": "an address that begins with https://",
      "fromAddress": false,
      "description": "The partner's terms, beside it.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "help-url",
      "property": "helpUrl",
      "accepted": "an address that begins with https://, mailto: or tel:",
      "fromAddress": false,
      "description": "Where donors get help, as a link below each step and on every screen about a problem.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "done-url",
      "property": "doneUrl",
      "accepted": "an address that begins with https://, or a path of the page's own site such as /thanks",
      "fromAddress": false,
      "description": "Where the main button of the last screen leads. It then says \"Continue\". Nothing about the donor is added to the address.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "analytics",
      "property": "analytics",
      "accepted": "datalayer",
      "fromAddress": false,
      "description": "Reports donations to the page's analytics. `datalayer` pushes GA4's `begin_checkout` and `purchase` to `window.dataLayer`.",
      "byDefault": "",
      "isFlag": false
    },
    {
      "name": "prefill-from-url",
      "property": "prefillFromUrl",
      "accepted": "the attribute alone, or \"true\" or \"false\"",
      "fromAddress": false,
      "description": "Lets the page's address preset the form: `sir_amount`, `sir_frequency`, `sir_nonprofit` (one of `nonprofit`) and `sir_ref`. Read when the form loads.",
      "byDefault": "",
      "isFlag": true
    },
    {
      "name": "isolated",
      "property": "isolated",
      "accepted": "the attribute alone, or \"true\" or \"false\"",
      "fromAddress": false,
      "description": "Runs the form in a frame of another origin, so that the page's scripts cannot read it. Read when the form loads.",
      "byDefault": "",
      "isFlag": true
    },
    {
      "name": "preload",
      "property": "preload",
      "accepted": "auto, intent or none",
      "fromAddress": false,
      "description": "When the form of a button is loaded. `auto` gets it ready when the button is in view and the page has loaded and is idle, but not with Save-Data or on 2g. `intent` waits for a hover, focus or touch, `none` for the press.",
      "byDefault": "auto",
      "isFlag": false,
      "values": [
        "auto",
        "intent",
        "none"
      ]
    }
  ]
};
