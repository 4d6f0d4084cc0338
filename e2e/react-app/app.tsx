/** @jsxImportSource react */
/** A partner's single-page application: the package from npm, two routes, React in its strict mode. */
import '@sir-giving/donate';
import type {} from '@sir-giving/donate/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const query = new URLSearchParams(location.search);

function Campaign() {
  const [told, setTold] = useState('Nothing given yet');
  return (
    <main>
      <h1>Campaign</h1>
      <sir-donate
        publishableKey={query.get('key')}
        apiBase={query.get('api')}
        nonprofit="clean-water-fund"
        amounts={[15, 30]}
        impact={{ 15: 'school books for one child' }}
        frequencies={['monthly']}
        donorFirstName="Ada"
        onsir-donate-complete={({ detail }) =>
          setTold(`Given ${detail.amountMinor} ${detail.currency} ${detail.frequency}`)
        }
      >
        <a href="https://fallback.example.org/donate">Donate</a>
      </sir-donate>
      <p>{told}</p>
    </main>
  );
}

function Application() {
  const [route, setRoute] = useState('campaign');
  return (
    <>
      <nav>
        <button type="button" onClick={() => setRoute('campaign')}>
          To the campaign
        </button>
        <button type="button" onClick={() => setRoute('about')}>
          About us
        </button>
      </nav>
      {route === 'campaign' ? <Campaign /> : <h1>About us</h1>}
    </>
  );
}

const place = document.getElementById('app');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  );
}
