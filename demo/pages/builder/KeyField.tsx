import { JumpLink } from './JumpLink.js';
import { isLiveKey } from './nonprofit-check.js';
import { TextField } from './TextField.js';
import type { CheckState } from './use-nonprofit-check.js';

interface KeyFieldProps {
  value: string;
  problem: string | undefined;
  check: CheckState;
  /** Folder of the documentation; empty where there is none. */
  docs: string;
  onChange(key: string): void;
  onAllow(): void;
}

/** The key, with what the API says of it. */
export function KeyField({ value, problem, check, docs, onChange, onAllow }: KeyFieldProps) {
  const refused = check.type === 'refused' && check.field === 'publishable-key' ? check.reason : undefined;
  const isLive = isLiveKey(value);
  return (
    <TextField
      name="publishable-key"
      label="Your publishable key"
      hint="In SIR Giving under Partner keys. It begins with pk_test_ (to try) or pk_live_ (real gifts)."
      example="pk_test_…"
      value={value}
      // An empty field is no mistake yet; `Copy` asks for it.
      problem={(value.trim() && problem) || refused}
      onChange={onChange}
    >
      <p class="note live-note">
        <span role="status">{isLive ? 'This is a live key: gifts are real.' : ''}</span>{' '}
        {isLive && <JumpLink to="go-live">Before you go live</JumpLink>}
        {!value.trim() && docs && <a href={`${docs}/go-live.html`}>How keys work</a>}
      </p>
      {check.type === 'asking' && (
        <p class="note">
          <button type="button" class="quiet" onClick={onAllow}>
            Check it with the live API
          </button>{' '}
          Reads the name and logo. Makes no donation.
        </p>
      )}
    </TextField>
  );
}

/** Who the gifts are for, as the API answers. */
export function CheckNote({ check }: { check: CheckState }) {
  return (
    <div class="check-note" role="status">
      {check.type === 'checking' && <p class="note">Asking SIR Giving…</p>}
      {check.type === 'refused' && check.field !== 'publishable-key' && (
        <p class={check.field === 'nonprofit' ? 'problem' : 'note'}>{check.reason}</p>
      )}
      {check.type === 'found' && (
        <>
          {check.nonprofits.map(({ name, logo }) => (
            <p key={name} class="found">
              {logo ? (
                <img src={logo} alt="" width="40" height="40" />
              ) : (
                <span class="no-logo" aria-hidden="true" />
              )}
              <strong>{name}</strong>
              <span class="tick">✓ found</span>
            </p>
          ))}
          {check.caution && <p class="problem">{check.caution}</p>}
        </>
      )}
    </div>
  );
}
