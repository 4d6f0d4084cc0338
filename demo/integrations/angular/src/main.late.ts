/** Keeps the package out of the first chunk. */
import { bootstrapApplication } from '@angular/platform-browser';
import { AppComponent } from './app/app.component';
import { appConfig } from './app/app.config';

await bootstrapApplication(AppComponent, appConfig);
if (new URLSearchParams(location.search).get('define') === 'import') await import('@sir-giving/donate');
