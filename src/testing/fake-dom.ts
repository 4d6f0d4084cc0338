/** Objects in the place of a browser's, with only the members that the code under test reads. */
export const fakeOf = <Type>(members: object): Type => Object.assign(Object.create(null), members);

/** A window or document in which a test can dispatch events. */
export interface FakeTarget {
  target: EventTarget;
  /** Dispatches an event with these members. */
  dispatch(type: string, members?: object): void;
}

export function createFakeTarget(members: object = {}): FakeTarget {
  const target = Object.assign(new EventTarget(), members);
  return {
    target,
    dispatch: (type, eventMembers = {}) =>
      void target.dispatchEvent(defineAll(new Event(type), eventMembers)),
  };
}

/** Some members of an event are getters of its prototype, to which nothing can be assigned. */
function defineAll(event: Event, members: object): Event {
  for (const [name, value] of Object.entries(members)) Object.defineProperty(event, name, { value });
  return event;
}
