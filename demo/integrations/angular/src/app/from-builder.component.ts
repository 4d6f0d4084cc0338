import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import '@sir-giving/donate';

@Component({
  selector: 'app-donate',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <sir-donate
      publishable-key="pk_test_demo"
      nonprofit="clean-water-fund"
      mode="inline"
      theme="light"
      locale="de"
      currency="EUR"
      currencies="EUR,GBP"
      amounts="10,25"
      amount="25"
      frequencies="monthly,once"
      frequency="once"
      impact="10=feeds &#123;one&#125; &#64;family &amp; &quot;two&quot; &gt; one; 25=two \`boards\`"
      monthly-amounts="5,10"
      monthly-amount="10"
      monthly-impact="10=books"
      suggest-monthly="50%"
      attr.notice="Every {{ '{{' }}gift&#125;&#125; is doubled &#64; home"
      privacy-url="https://example.org/privacy?a=1&amp;b=2"
      terms-url="https://example.org/terms"
      help-url="mailto:help&#64;example.org"
      done-url="https://example.org/thanks"
      analytics="datalayer"
      min-amount="5"
      max-amount="500"
      presets-only
      provider="every.org"
      checkout="tab"
      referral-code="spring"
      prefill-from-url
      isolated
      preload="intent"
      strings="give = Help with &#123;amount&#125;"
    >
      <a href="https://example.org/donate">Give {{ '{{' }} now &#125;&#125; &amp; &quot;help&quot; &#64;if &lt;b&gt;\`x\`&lt;/b&gt; $&#123;y&#125;</a>
    </sir-donate>
  `,
})
export class DonateComponent {}
