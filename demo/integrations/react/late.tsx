import { defineLate } from '../campaign.js';
import { start } from './start.js';
import { views } from './views.js';

start(views, defineLate);
