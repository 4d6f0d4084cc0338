import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-about',
  imports: [RouterLink],
  template: `
    <nav><a routerLink="/" queryParamsHandling="preserve">Back</a></nav>
    <h1>About us</h1>
  `,
})
export class AboutComponent {}
