## What is kept of people, on About the data
card-personal = What is kept of people
personal-readers = Readers
    .text = Kizuna keeps nothing about those who only read. The browser holds a cookie against forged requests, and one for the sign-in until that ends.
personal-editors = Those who save or undo
    .text = The journal of saves keeps the e-mail address with which they signed in, or the name that they typed, with the day, the hour, the reason and what was changed, so that each change can be traced. It is kept as long as the data.
personal-uploads = Files sent to be checked
    .text = Files with columns for names, posts or other facts of persons are refused and not kept. Others that wait to be saved are kept for { $days } days at most.
personal-drafts = Drafts of seminars
    .text = A report may name people. Its text is kept with the draft of the form, for whoever began it or has its address, for { $days } days at most, and is deleted with the draft. It is never part of the data, of the journal or of a backup copy.
personal-log = Log of the server
    .text = A line for each sign-in, save and undo says who it was and when; one for each request may hold the address of the device. { $days ->
        [0] The administrator decides how long they are kept.
        [one] They are kept for { $days } day at most.
       *[other] They are kept for { $days } days at most.
    }
personal-copies = Backup copies
    .text = Copies of the data, made in case they are lost, hold the journal as well. { $days ->
        [0] The administrator decides how long they are kept.
        [one] They are kept for { $days } day at most.
       *[other] They are kept for { $days } days at most.
    }
personal-rights = Access and erasure
    .text = Whoever is named there can ask what it is, and have a number put in the place of the name in the journal and in the copies. Please write to { $contact }.
    .nobody = Whoever is named there can ask what it is, and have a number put in the place of the name in the journal and in the copies. Please ask the office that gave you this dashboard.
