/**
 * What scripts of host pages do to JavaScript: they declare the names of globals, and replace methods as old libraries
 * do. Each patch is a list of classic scripts.
 */
import { readFileSync } from 'node:fs';

const library = (path: string): string => readFileSync(`node_modules/${path}`, 'utf8');

/** A classic script that declares every name of the window that a script may declare. */
const declareAll = (declaration: string, ignored: string): string => `(function () {
  var names = {};
  for (var object = window; object; object = Object.getPrototypeOf(object))
    Object.getOwnPropertyNames(object).forEach(function (name) {
      var own = Object.getOwnPropertyDescriptor(window, name);
      if (/^[a-zA-Z]\\w*$/.test(name) && !/${ignored}/.test(name) && !(own && !own.configurable)) names[name] = true;
    });
  var list = Object.keys(names);
  var script = document.createElement('script');
  script.textContent = list.map(function (name) { return '${declaration.replace('name', "' + name + '")}'; }).join('');
  document.head.append(script);
  document.documentElement.setAttribute('data-declared', list.join(' '));
})();`;

/**
 * Methods that Prototype.js 1.6 to 1.7.3 adds or replaces, and what they do. No npm package has the library itself.
 *
 * @see https://github.com/prototypejs/prototype/tree/1.7.1/src/prototype/lang
 */
const prototypeJs = `
  function extend(target, methods) { for (var name in methods) target[name] = methods[name]; return target; }
  function identity(value) { return value; }
  function each(run, context) { for (var i = 0; i < this.length; i++) run.call(context, this[i], i); return this; }
  function toArray() { return [].concat.apply([], [Array.prototype.slice.call(this)]); }
  Object.extend = extend;
  window.$A = Array.from = function (iterable) {
    if (!iterable) return [];
    if ('toArray' in Object(iterable)) return iterable.toArray();
    for (var results = [], i = iterable.length || 0; i--; ) results[i] = iterable[i];
    return results;
  };
  extend(Array.prototype, {
    each: each, _each: each, toArray: toArray, entries: toArray, clone: toArray,
    map: function (run, context) { var all = []; each.call(this, function (one, i) { all.push((run || identity).call(context, one, i)); }); return all; },
    filter: function (run, context) { var all = []; each.call(this, function (one, i) { if (run.call(context, one, i)) all.push(one); }); return all; },
    find: function (run, context) { for (var i = 0; i < this.length; i++) if (run.call(context, this[i], i)) return this[i]; },
    every: function (run, context) { for (var i = 0; i < this.length; i++) if (!(run || identity).call(context, this[i], i)) return false; return true; },
    some: function (run, context) { for (var i = 0; i < this.length; i++) if ((run || identity).call(context, this[i], i)) return true; return false; },
    include: function (value) { return this.indexOf(value) > -1; },
    reduce: function () { return this.length > 1 ? this : this[0]; },
    clear: function () { this.length = 0; return this; },
    first: function () { return this[0]; }, last: function () { return this[this.length - 1]; },
    size: function () { return this.length; }, inspect: function () { return '[' + this.join(', ') + ']'; },
    toJSON: function () { return '[' + this.map(Object.toJSON).join(', ') + ']'; }
  });
  Object.toJSON = function (value) { return typeof value === 'string' ? '"' + value + '"' : String(value); };
  Object.keys = function (object) { var all = []; for (var key in object) if (Object.prototype.hasOwnProperty.call(object, key)) all.push(key); return all; };
  Object.values = function (object) { var all = []; for (var key in object) all.push(object[key]); return all; };
  extend(String.prototype, {
    strip: function () { return this.replace(/^\\s+/, '').replace(/\\s+$/, ''); },
    startsWith: function (start) { return this.lastIndexOf(start, 0) === 0; },
    endsWith: function (end) { var at = this.length - end.length; return at >= 0 && this.indexOf(end, at) === at; },
    include: function (part) { return this.indexOf(part) > -1; }, blank: function () { return /^\\s*$/.test(this); },
    toArray: function () { return this.split(''); }, times: function (count) { return new Array(count + 1).join(this); },
    toJSON: function () { return '"' + this + '"'; }
  });
  Number.prototype.toJSON = function () { return this.toString(); };
  Date.prototype.toJSON = function () { return '"' + this.toISOString() + '"'; };
  RegExp.prototype.match = RegExp.prototype.test;
  extend(Function.prototype, {
    bind: function (context) {
      var method = this, args = Array.prototype.slice.call(arguments, 1);
      return function () { return method.apply(context, args.concat(Array.prototype.slice.call(arguments))); };
    },
    argumentNames: function () { return []; }, update: identity
  });
  (function () {
    var own = window.Element;
    window.Element = function (tag) { return document.createElement(tag); };
    window.Element.prototype = own.prototype;
    extend(own.prototype, {
      visible: function () { return this.style.display !== 'none'; },
      hide: function () { this.style.display = 'none'; return this; }, show: function () { this.style.display = ''; return this; },
      remove: function () { this.parentNode.removeChild(this); return this; },
      update: function (text) { this.textContent = text; return this; },
      observe: function (type, run) { this.addEventListener(type, run, false); return this; }
    });
    document.getElementsByClassName = own.prototype.getElementsByClassName = function (name) {
      return Array.from(this.querySelectorAll('.' + name));
    };
    extend(window.Event, { observe: identity, stop: identity });
    extend(Event.prototype, { stop: function () { this.preventDefault(); this.stopPropagation(); }, element: function () { return this.target; } });
  })();`;

/** What MooTools 1.2 does to functions, events and elements; its packages for npm are without a DOM. */
const mooToolsDom = `
  Function.prototype.bind = function (context, args) {
    var method = this;
    return function () { return method.apply(context || null, args == null ? arguments : [].concat(args)); };
  };
  window.Event = function (event) { this.event = event || window.event; };
  window.Request = function () {};
  window.Element = (function (own) {
    var replaced = function (tag) { return document.createElement(tag); };
    replaced.prototype = own.prototype;
    ['set', 'get', 'match', 'dispose', 'inject', 'erase', 'empty', 'toggle', 'clone', 'contains'].forEach(function (name) {
      own.prototype[name] = function () { return this; };
    });
    return replaced;
  })(window.Element);
  document.head = document.getElementsByTagName('head')[0];`;

/** All that may be serialised has a `toJSON`, which is read-only. */
const toJson = `[Object, Array, String, Number, Boolean, Function, Date, Map, Set].forEach(function (type) {
  Object.defineProperty(type.prototype, 'toJSON', { value: function () { return 'replaced'; } });
});`;

/** Wrappers of error trackers and polyfills, which know less than what they replace. */
const wrappers = `(function () {
  var add = EventTarget.prototype.addEventListener;
  var remove = EventTarget.prototype.removeEventListener;
  EventTarget.prototype.addEventListener = function (type, run, capture) { return add.call(this, type, run, !!capture); };
  EventTarget.prototype.removeEventListener = function (type, run, capture) { return remove.call(this, type, run, !!capture); };
  var get = window.fetch;
  window.fetch = function () { var args = arguments; return { then: function (a, b) { return get.apply(window, args).then(a, b); } }; };
  window.CustomEvent = function (type, options) {
    var event = document.createEvent('CustomEvent');
    event.initCustomEvent(type, options.bubbles, options.cancelable, options.detail);
    return event;
  };
  var all = window.Promise;
  window.Promise = function (run) { return new all(run); };
  ['resolve', 'reject', 'all', 'race'].forEach(function (name) { window.Promise[name] = function (value) { return all[name](value); }; });
  ['entries', 'keys', 'values'].forEach(function (name) {
    Array.prototype[name] = function () { return this.slice(); };
    [Map, Set].forEach(function (type) {
      var own = type.prototype[name];
      type.prototype[name] = function () { return Array.from(own.call(this)); };
    });
  });
  window.console = { log: function () {} };
})();`;

/** A version that gives listeners of one type and target the options of the first. */
export const zoneJs11 = library('zone.js-0.11/bundles/zone.umd.min.js');

export interface PagePatch {
  scripts: readonly string[];
  /** Whether all ways to load the widget are tried, and not only the script and the isolated one. */
  inAllWays?: boolean;
  /** Whether Playwright's own script, which runs in the page in Firefox, fails on it. */
  breaksTheTool?: boolean;
}

export const pagePatches: Readonly<Record<string, PagePatch>> = {
  'declares every global as a constant': {
    scripts: [declareAll('const name = 1;', '^(undefined|NaN|Infinity)$')],
    breaksTheTool: true,
    inAllWays: true,
  },
  // Constructors, and what has no other name, are replaced by a `var` or a function: then nobody has them.
  'has variables and functions that are named as members of the window': {
    breaksTheTool: true,
    scripts: [
      `var parent = null, self = {}, frames = 1, status = 'x', name = 'x', length = 9, event = 1, origin = 'x', opener = 1,
        screen = 1, screenX = 'x', outerWidth = 'x', innerHeight = 'x', scrollY = 'x', performance = 1, external = 1;
      function open() { document.body.append('The menu is open'); }
      function close() {} function stop() {} function focus() {} function blur() {} function find() {} function print() {}
      function alert() {} function confirm() {} function scroll() {} function postMessage() {} function matchMedia() {}
      function Event() {} function Element() {} function Node() {} function Text() {} function Option() {} function Image() {}
      function Request() {} function Response() {} function Range() {} function Comment() {} function File() {}`,
    ],
  },
  'has a toJSON on all prototypes': { scripts: [toJson] },
  'has a get, a set and a value on Object.prototype': {
    scripts: [
      `Object.prototype.get = function (name) { return this[name]; };
      Object.prototype.set = function (name, value) { this[name] = value; return this; };
      Object.prototype.value = 'x';`,
    ],
  },
  'uses Prototype.js': { scripts: [prototypeJs] },
  'uses MooTools': { scripts: [library('mootools/lib/mootools-core-1.5.2-server.js'), mooToolsDom] },
  'uses zone.js 0.14.4': { scripts: [library('zone.js-0.14/bundles/zone.umd.min.js')] },
  'wraps listeners, fetch, promises and iterators': { scripts: [wrappers], breaksTheTool: true },
};
