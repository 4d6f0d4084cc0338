import '@sir-giving/donate';
import { start } from '../react/start.js';
import { views } from './views.js';

start(views);
