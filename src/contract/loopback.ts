/** Tells whether a host name, as `URL` writes it, is this machine. */
export const isLoopback = (hostname: string): boolean => /^(localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
