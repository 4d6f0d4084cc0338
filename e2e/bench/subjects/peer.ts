/** What a peer is, besides a subject: a package, and a server that must be replaced by a stub. */
import type { Router } from 'express';
import type { Origins, Subject } from './subject.js';

/** A file of the peer that the bench serves. */
export interface PeerFile {
  /** Path below the folder that the peer's files are in. */
  readonly from: string;
  /** Path on the bench's server. */
  readonly to: string;
  /** Exact texts to replace, such as the address of the peer's server by that of its stub. */
  readonly replacements?: (origins: Origins) => readonly (readonly [text: string, replacement: string])[];
}

export interface Peer {
  readonly subject: Subject;
  /** What is replaced by a stub: a form in a foreign page, or only the data that the form needs. */
  readonly stub: 'form' | 'data';
  readonly files: readonly PeerFile[];
  /** Answers in the place of the peer's servers, below `/<id>/` of the stubs' origin. */
  addStub(router: Router): void;
}

/** The foreign page that a peer shows in an iframe. The real one is far larger. */
export function formPage(script: string): string {
  const radios = [10, 25, 50, 100].map(
    (amount) => `<label><input type="radio" name="amount" value="${amount}"> $${amount}</label>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Form</title><link rel="icon" href="data:,"></head>
<body><h1>Donate</h1><form>${radios.join('\n')}<button>Continue</button></form>
<script>${script}</script></body>
</html>`;
}

export const stubControl = 'input[type=radio][name=amount]';
