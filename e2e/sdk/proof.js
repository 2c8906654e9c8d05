// What both pages share: where the tenant is, and how a step tells how it went.

/** The tenant's origin, from `?tenant=` at the first visit; kept for the way back. */
const tenant = (() => {
  const named = new URLSearchParams(location.search).get("tenant");
  if (named) sessionStorage.setItem("tenant", named.replace(/\/$/, ""));
  return sessionStorage.getItem("tenant");
})();

const scope = "openid profile email offline_access read:current_user update:current_user_metadata";
const audience = `${tenant}/api/v2/`;
const here = `${location.origin}${location.pathname}`;

/**
 * Runs a step and writes how it went into `#result`: `data-step`, `data-state` (running, done, failed), and the value or the
 * error as JSON.
 */
async function step(name, run) {
  const result = document.getElementById("result");
  result.dataset.step = name;
  result.dataset.state = "running";
  result.textContent = "";
  try {
    const value = await run();
    result.textContent = JSON.stringify(value ?? null, null, 1);
    result.dataset.state = "done";
  } catch (error) {
    const { name: kind, message, ...rest } = error;
    result.textContent = JSON.stringify({ kind, message, ...rest }, null, 1);
    result.dataset.state = "failed";
  }
}

/** Makes the button with the id `name` run the step of that name. */
function onClick(name, run) {
  document.getElementById(name).addEventListener("click", () => step(name, run));
}
