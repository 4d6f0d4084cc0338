import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeTarget } from '../testing/fake-dom.js';
import { createFrameRoom } from './frame-room.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A frame of this size. */
function createFrame(width: number, height: number) {
  const page = createFakeTarget();
  const size = (innerWidth: number, innerHeight: number): void => {
    vi.stubGlobal('innerWidth', innerWidth);
    vi.stubGlobal('innerHeight', innerHeight);
  };
  size(width, height);
  vi.stubGlobal('addEventListener', page.target.addEventListener.bind(page.target));
  let isGiven = false;
  const rooms: string[] = [];
  const room = createFrameRoom(
    () => isGiven,
    () => void rooms.push(room?.room ?? ''),
  );
  return {
    room,
    rooms,
    /** The content has another height, or the frame, of which the frame has not heard yet. */
    setHeightGiven(isHeightGiven: boolean) {
      isGiven = isHeightGiven;
    },
    /** @param isHeightGiven whether it is the height that the frame asks for */
    resize(innerWidth: number, innerHeight: number, { isHeightGiven = false } = {}) {
      isGiven = isHeightGiven;
      size(innerWidth, innerHeight);
      page.dispatch('resize');
    },
  };
}

describe('the room of a bare frame', () => {
  it.each([
    ['one with a size for a form', 480, 640, 'form'],
    ['one that is just high and wide enough', 240, 300, 'form'],
    ['one that is too narrow', 239, 640, 'button'],
    ['one without a size', 300, 150, 'unknown'],
    ['one that is not shown', 0, 0, 'unknown'],
  ])('of %s', (_, width, height, expected) => {
    expect(createFrame(width, height).room.room).toBe(expected);
  });

  it('is that of a button half a second after a height was asked for in vain', () => {
    const { room, rooms } = createFrame(300, 150);
    vi.advanceTimersByTime(5_000);
    expect(room.room).toBe('unknown');
    room.handleHeightSent();
    vi.advanceTimersByTime(499);
    expect(room.room).toBe('unknown');
    vi.advanceTimersByTime(1);
    expect(rooms).toEqual(['button']);
  });

  it('is that of a form as soon as the height is given', () => {
    const { room, rooms, resize } = createFrame(300, 150);
    room.handleHeightSent();
    resize(300, 280, { isHeightGiven: true });
    vi.advanceTimersByTime(5_000);
    expect(rooms).toEqual(['form']);
  });

  it('is tried once more where the page gives a button its height, but limits that of a form', () => {
    const { room, rooms, resize } = createFrame(300, 150);
    room.handleHeightSent();
    vi.advanceTimersByTime(500);
    for (let time = 0; time < 3; time++) {
      resize(300, 50, { isHeightGiven: true });
      room.handleHeightSent();
      resize(300, 200);
      vi.advanceTimersByTime(500);
    }
    expect(rooms).toEqual(['button', 'unknown', 'button']);
  });

  it('is tried once more where the page asks for the height', () => {
    const { room, resize } = createFrame(300, 150);
    room.handleHeightSent();
    vi.advanceTimersByTime(500);
    room.handleHostResizes();
    expect(room.room).toBe('unknown');
    resize(300, 550, { isHeightGiven: true });
    expect(room.room).toBe('form');
  });

  it('is that of a button in a frame that has shrunk, unless the form is in use', () => {
    const { room, rooms, resize } = createFrame(480, 640);
    resize(480, 200);
    resize(480, 640);
    vi.advanceTimersByTime(5_000);
    expect(room.room).toBe('form');
    resize(480, 200);
    vi.advanceTimersByTime(500);
    resize(480, 640);
    room.handleUse();
    resize(480, 200);
    vi.advanceTimersByTime(5_000);
    expect(rooms).toEqual(['button', 'form']);
  });

  it('is that of a form if the content has meanwhile become as low as the frame', () => {
    const frame = createFrame(300, 150);
    frame.room.handleHeightSent();
    frame.setHeightGiven(true);
    expect(frame.room.room).toBe('unknown');
    vi.advanceTimersByTime(500);
    expect(frame.rooms).toEqual(['form']);
  });

  it('is at once that of a button in a frame that has become too narrow', () => {
    const { rooms, resize } = createFrame(480, 640);
    resize(239, 640);
    expect(rooms).toEqual(['button']);
  });

  it('is not tried again in a frame that gets another height than it asks for', () => {
    const { room, rooms, resize } = createFrame(300, 150);
    room.handleHeightSent();
    vi.advanceTimersByTime(500);
    resize(300, 200);
    expect(rooms).toEqual(['button']);
  });

  it.each([
    ['is too narrow', 200],
    ['has the form', 480],
  ])('is not tried again in a frame that %s', (_, width) => {
    const { room, rooms } = createFrame(width, 640);
    room.handleHostResizes();
    expect(rooms).toEqual([]);
  });

  it('stays that of a form that is in use, whatever height it asks for then', () => {
    const { room, rooms, resize } = createFrame(480, 640);
    room.handleUse();
    resize(480, 200);
    room.handleHeightSent();
    vi.advanceTimersByTime(5_000);
    expect(rooms).toEqual([]);
  });
});
