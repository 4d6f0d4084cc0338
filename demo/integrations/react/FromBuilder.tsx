import { SirDonate } from '@sir-giving/donate/react';

export function Donate() {
  return (
    <SirDonate
      publishableKey="pk_test_demo"
      nonprofit="clean-water-fund"
      mode="inline"
      theme="light"
      locale="de"
      currency="EUR"
      currencies={["EUR", "GBP"]}
      amounts={[10, 25]}
      amount={25}
      frequencies={["monthly", "once"]}
      frequency="once"
      impact="10=feeds &#123;one&#125; &#64;family &amp; &quot;two&quot; &gt; one; 25=two `boards`"
      monthlyAmounts={[5, 10]}
      monthlyAmount={10}
      monthlyImpact="10=books"
      suggestMonthly="50%"
      notice="Every &#123;&#123;gift&#125;&#125; is doubled &#64; home"
      privacyUrl="https://example.org/privacy?a=1&amp;b=2"
      termsUrl="https://example.org/terms"
      helpUrl="mailto:help&#64;example.org"
      doneUrl="https://example.org/thanks"
      analytics="datalayer"
      minAmount={5}
      maxAmount={500}
      presetsOnly
      provider="every.org"
      checkout="tab"
      referralCode="spring"
      prefillFromUrl
      isolated
      preload="intent"
      strings="give = Help with &#123;amount&#125;"
    >
      <a href="https://example.org/donate">Give &#123;&#123; now &#125;&#125; &amp; &quot;help&quot; &#64;if &lt;b&gt;`x`&lt;/b&gt; $&#123;y&#125;</a>
    </SirDonate>
  );
}
