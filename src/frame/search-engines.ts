/**
 * Keeps search engines away from `give.html`, unless its address has the parameter `index`. Its HTML does not say `noindex`,
 * as that of `frame.html` does: search engines may run no script of a page whose HTML says so, and would never see it
 * taken away (https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics).
 */
export function limitIndexing(): void {
  if (document.querySelector('meta[name=robots]') || new URLSearchParams(location.search).has('index'))
    return;
  const robots = document.createElement('meta');
  robots.name = 'robots';
  robots.content = 'noindex';
  document.head.append(robots);
}
