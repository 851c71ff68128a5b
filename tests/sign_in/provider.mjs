// A real OpenID provider for the tests: people of the tests, their groups in the ID token.
import Provider from "oidc-provider";

const { PORT, REDIRECTS, CLIENT_SECRET } = process.env;
const people = JSON.parse(process.env.PEOPLE);

const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    {
      client_id: "kizuna",
      client_secret: CLIENT_SECRET,
      redirect_uris: REDIRECTS.split(","),
      post_logout_redirect_uris: REDIRECTS.split(","),
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  // Streamlit reads the ID token alone.
  conformIdTokenClaims: false,
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: id, email_verified: true, ...people[id] }),
  }),
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ["only-for-tests"] },
  ttl: { Session: 3600, Grant: 3600, Interaction: 600, AccessToken: 300, IdToken: 300 },
});
for (const event of ["server_error", "authorization.error", "grant.error"]) {
  provider.on(event, (_context, error) => console.error(event, error.message));
}
provider.listen(Number(PORT), "127.0.0.1", () => console.log("ready"));
