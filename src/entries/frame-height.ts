/** `frame-height.js`, for pages with bare iframes: their heights follow the forms in them. */
import { resizeFrames } from '../frame/resize-frames.js';

resizeFrames();
