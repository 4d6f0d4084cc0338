import '@sir-giving/donate';
import { start } from './start.js';

start();
