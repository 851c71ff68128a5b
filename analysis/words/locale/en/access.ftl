## Signing in
sign-in = Sign in
sign-out = Sign out
account = Your account
sign-in-failed = Signing in did not work. Please try again.
door-title = Please sign in
door-oidc = This dashboard is for people who have signed in. After signing in you return to the page that you wanted to see.
door-proxy = This dashboard is for people who have signed in, and nothing says that you have. Reload the page; if that does not help, ask the Kizuna administrator.
file-unknown-title = Please sign in
file-unknown-text = This file is for people who have signed in.

## Who may change the data
obstacle-unknown = **Only editors can change the data.** If you are one, please sign in first.
obstacle-reader = **Only editors can change the data.** You are signed in as a reader.
access-ask = To become an editor, ask { $contact }.
access-offices = You can change the rows of { $offices }.
access-shared = what all offices share
check-who-signed-in = Saved as { $who }. Your name stands in the log of saves beside the day and time, where every editor can read it.
not-saved-ended = You are not signed in any more: you have signed out in another tab, or you signed in too long ago.
    .fix = Sign in again, then save.
not-saved-reader = You are not an editor.
    .fix = Ask the Kizuna administrator.
not-saved-office = You may not change the rows of { $detail }, and some of them would change.
    .fix = Leave those rows out of the files, or ask an editor who may change them.

## Settings that are not possible
setting-refused = Kizuna was not started. { $why }
setting-choice = { $variable } is “{ $value }”. It can be: { $allowed }.
setting-lacking = { $sign_in } needs { $variable }, which is not set.
setting-twice = { $variable } and { $other } are both set. Leave one of them out.
setting-file = { $variable } names { $file }, which cannot be read: { $why }.
setting-hours = { $variable } is “{ $value }”. It must be a number of hours above 0 and up to { $most }.
setting-editors = The list of editors has an entry that cannot be read: “{ $entry }”. Write addresses and groups separated by commas, with or without an office after an equals sign: { $example }. Put a name that has a comma or an equals sign in double quotation marks.
setting-editors-office = The list of editors names the office “{ $office }”, which the data do not have. They have: { $offices }.
setting-off = { $variable } has no effect while nobody signs in. Set { $needed } as well, or leave it out.
setting-open-editing = { $variable } lets everybody change the data, and { $other } lets only editors do so. Leave one of them out.
setting-secret = { $variable } is too short. It needs at least { $letters } random characters, such as { $command } writes.
setting-address = { $variable } is “{ $value }”. It must be an address that begins with { $begins }; to try things out, { $trial } will do.
setting-address-path = { $variable } must end with the path under which Kizuna is served: { $path }
setting-package = { $variable } needs packages that are not installed: { $command }
setting-not-own-machine = { $variable } trusts what the proxy says of readers, so nobody else may reach this server: start it with { $option }.
