// Auth0's Node SDK against a running development tenant:
//
//   cargo run -p tenant -- --in-memory --listen 127.0.0.1:4499 --issuer https://tenant.example/
//   node node-sdk.mjs http://127.0.0.1:4499
//
// The SDK knows only `https://DOMAIN`, and checks that ID tokens come from there. So the tenant is given such an issuer,
// and the two ways by which the SDK reaches the network are led to where the tenant listens. Nothing else is changed.
// It ends with 1 at the first promise that does not hold.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import https from "node:https";
import net from "node:net";
import { ManagementClient } from "auth0";
import { AuthenticationClient } from "auth0/legacy";

const CONNECTION = "Username-Password-Authentication";
const SCOPE = "openid profile email offline_access read:current_user update:current_user_metadata";
const REDIRECT_URI = "http://localhost:8080/callback";

const tenant = process.argv[2]?.replace(/\/$/, "");
if (!tenant) {
  console.error("usage: node node-sdk.mjs TENANT-URL");
  process.exit(2);
}

let passed = 0;
async function proves(promise, check) {
  try {
    const value = await check();
    passed += 1;
    console.log(`ok   ${promise}`);
    return value;
  } catch (error) {
    console.error(`FAIL ${promise}\n${error.stack ?? error}`);
    process.exit(1);
  }
}

const plainFetch = globalThis.fetch;
const discovery = await proves("discovery answers", async () => {
  const response = await plainFetch(`${tenant}/.well-known/openid-configuration`);
  assert.equal(response.status, 200);
  return response.json();
});
const issuer = new URL(discovery.issuer);
await proves("the tenant has an https issuer, as the SDK demands", () => {
  assert.equal(issuer.protocol, "https:", "start the tenant with --issuer https://tenant.example/");
});
const domain = issuer.host;
const toTenant = (address) => String(address).replace(`https://${domain}`, tenant);

// the Management client and the Authentication client use fetch; the latter's key set uses node:https
globalThis.fetch = (address, init) => plainFetch(toTenant(address?.url ?? address), init);
const { hostname, port } = new URL(tenant);
https.globalAgent.createConnection = () => net.connect(Number(port), hostname);

/** A person at the sign-in page: cookies, the form, and the redirect at the end. */
async function signIn(email, password, nonce, verifier) {
  const cookies = new Map();
  const open = async (path, init = {}) => {
    const headers = { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const response = await plainFetch(new URL(path, tenant), { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(";")[0].split("=");
      cookies.set(name, value);
    }
    return response;
  };
  const query = new URLSearchParams({
    client_id: "cameo",
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: SCOPE,
    audience: `${discovery.issuer}api/v2/`,
    state: "s",
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const start = await open(`/authorize?${query}`);
  const page = await open(start.headers.get("location"));
  const state = (await page.text()).match(/name="state" value="([^"]+)"/)[1];
  const end = await open("/u/login", { method: "POST", body: new URLSearchParams({ state, username: email, password }) });
  return new URL(end.headers.get("location")).searchParams.get("code");
}

// the SDK insists on a secret; `cameo` is a public client, and the tenant looks at none
const authentication = new AuthenticationClient({ domain, clientId: "cameo", clientSecret: "a public client has none" });
const email = `node-${randomBytes(4).toString("hex")}@example.com`;
const password = "Correct-horse-1";

await proves("AuthenticationClient.database.signUp makes an account", async () => {
  const { data } = await authentication.database.signUp({
    connection: CONNECTION,
    email,
    password,
    user_metadata: { hobby: "chess" },
  });
  assert.equal(data.email, email);
  assert.match(data._id, /^[0-9a-f]{24}$/);
});

await proves("a taken address is refused with 400", async () => {
  await assert.rejects(
    authentication.database.signUp({ connection: CONNECTION, email, password }),
    (error) => error.statusCode === 400 && /user_exists/.test(error.body),
  );
});

await proves("AuthenticationClient.database.changePassword is answered by Auth0's sentence", async () => {
  const { data } = await authentication.database.changePassword({ connection: CONNECTION, email });
  assert.equal(data, "We've just sent you an email to reset your password.");
});

const [nonce, verifier] = [randomBytes(16).toString("hex"), randomBytes(32).toString("base64url")];
const code = await proves("a person signs in at the page", async () => {
  const code = await signIn(email, password, nonce, verifier);
  assert.ok(code);
  return code;
});

const tokens = await proves("oauth.authorizationCodeGrantWithPKCE gives tokens, the ID token verified by the SDK", async () => {
  const { data } = await authentication.oauth.authorizationCodeGrantWithPKCE(
    { code, code_verifier: verifier, redirect_uri: REDIRECT_URI },
    { idTokenValidateOptions: { nonce } },
  );
  assert.equal(data.token_type, "Bearer");
  assert.equal(data.scope, SCOPE);
  return data;
});

await proves("a used code is an invalid_grant with 403", async () => {
  const again = { code, code_verifier: verifier, redirect_uri: REDIRECT_URI };
  await assert.rejects(
    authentication.oauth.authorizationCodeGrantWithPKCE(again),
    (error) => error.statusCode === 403 && error.error === "invalid_grant",
  );
});

// the second use of the code has revoked what came of it: sign in anew
const second = await proves("a second sign-in", async () => {
  const code = await signIn(email, password, nonce, verifier);
  const grant = { code, code_verifier: verifier, redirect_uri: REDIRECT_URI };
  const { data } = await authentication.oauth.authorizationCodeGrantWithPKCE(grant, { idTokenValidateOptions: { nonce } });
  return data;
});

const refreshed = await proves("oauth.refreshTokenGrant gives new tokens and rotates", async () => {
  const { data } = await authentication.oauth.refreshTokenGrant({ refresh_token: second.refresh_token });
  assert.notEqual(data.refresh_token, second.refresh_token);
  assert.ok(data.access_token && data.id_token);
  return data;
});

const userId = JSON.parse(Buffer.from(tokens.id_token.split(".")[1], "base64url")).sub;
const management = new ManagementClient({ domain, token: refreshed.access_token });

await proves("ManagementClient.users.get reads the user", async () => {
  const user = await management.users.get(userId);
  assert.equal(user.email, email);
  assert.deepEqual(user.user_metadata, { hobby: "chess" });
});

await proves("users.get takes fields", async () => {
  assert.deepEqual(await management.users.get(userId, { fields: "email", include_fields: true }), { email });
});

await proves("ManagementClient.users.update merges the metadata", async () => {
  const user = await management.users.update(userId, { user_metadata: { size: 42.5, home: { street: "1 Main" } } });
  assert.deepEqual(user.user_metadata, { hobby: "chess", size: 42.5, home: { street: "1 Main" } });
  const less = await management.users.update(userId, { user_metadata: { hobby: null } });
  assert.deepEqual(less.user_metadata, { size: 42.5, home: { street: "1 Main" } });
});

await proves("users.update of a root attribute is refused in Auth0's words", async () => {
  await assert.rejects(
    management.users.update(userId, { name: "Somebody" }),
    (error) => error.statusCode === 403 && /You cannot update the following fields: name/.test(JSON.stringify(error.body)),
  );
});

await proves("somebody else's user is refused", async () => {
  await assert.rejects(
    management.users.get("auth0|6a0f3c5d9e1b2a4c8d7e6f50"),
    (error) => error.statusCode === 403 && /unowned_resource/.test(JSON.stringify(error.body)),
  );
});

await proves("oauth.revokeRefreshToken ends the family", async () => {
  await authentication.oauth.revokeRefreshToken({ token: refreshed.refresh_token });
  await assert.rejects(
    authentication.oauth.refreshTokenGrant({ refresh_token: refreshed.refresh_token }),
    (error) => error.error === "invalid_grant" && /invalid refresh token/.test(error.error_description),
  );
});

console.log(`${passed} promises hold`);
