-- The ID token of the identity provider: it asks for it back to sign out there too.
alter table sessions add column jeton_oidc text;
