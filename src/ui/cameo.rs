//! The sign of the app: a light figure on a dark ground in an oval with a double edge.

use leptos::prelude::*;

/// The cameo on the start page; the same drawing stands in `index.html`. Where the operator wants none, `home.css` hides both.
#[component]
pub fn Cameo() -> impl IntoView {
    view! {
        <svg class="home-cameo" viewBox="0 0 120 150" aria-hidden="true" focusable="false">
          <ellipse class="cameo-edge" cx="60" cy="75" rx="58" ry="73" />
          <ellipse class="cameo-ground" cx="60" cy="75" rx="53.5" ry="68.5" />
          <path class="cameo-figure" d="M72 31c-9-7-26-6-33 5-5 8-4 15-1 22 1 3 0 5-2 8l-5 8c-1 2 0 3 2 3.500l4 .8c1 .3 1 1.200.6 2-.6 1-.6 1.800.2 2.600.9.8.4 1.600 0 2.600-.5 1.300.2 2.300.6 3.400.8 2.400-.8 5 1.400 7 2.400 2 7 .6 11 .4 2.500-.1 3.600 1.300 3.700 3.700.2 6-2 10-8 13.500-6 3.300-13.500 5.400-17.500 11.500 8 11 19 17.500 31.500 17.500 15 0 29-9.500 37-25-6-8.500-16-12-20-20-2-4.200-1.200-9.400 1-14 6-2 10-8 9-15 4-8 3-17-2-24-3-6-7-9.500-13-10.500Z" />
          <path class="cameo-shade" d="M79 40c5 6 6 14 2 21M70 38c6 7 7 17 1 25-3 4-8 6-8 11 0 4 4 6 7 4M85 62c1 8-4 15-11 18M58 36c4 2 6 5 6 9" />
        </svg>
    }
}
