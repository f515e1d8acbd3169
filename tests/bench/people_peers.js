// How many full persons a second two libraries for JavaScript make on one core: the same work as ours, a keyed hash of
// the subject and from it name, email, phone and address. Prints one JSON object; a library that isn't there is left
// out. Processor time, the median of five rounds.
'use strict';

const { createHmac } = require('node:crypto');

const persons = Number(process.argv[2]) || 20000;
const rounds = 5;
const key = 'demo-bench|a master salt of thirty-two bytes';

function load(name) {
    try {
        return require(name);
    } catch (error) {
        return null;
    }
}

function personsPerSecond(makePerson) {
    const times = [];
    let letters = 0;
    for (let round = 0; round < rounds; ++round) {
        const before = process.cpuUsage();
        for (let i = 0; i < persons; ++i)
            letters += makePerson('user-' + i);
        const used = process.cpuUsage(before);
        times.push((used.user + used.system) / 1e6);
    }
    times.sort((one, other) => one - other);
    return letters > 0 ? persons / times[rounds >> 1] : 0;
}

function fakerPerson(faker) {
    return (subject) => {
        const hash = createHmac('sha256', key).update(subject).digest();
        faker.seed([hash.readInt32LE(0), hash.readInt32LE(4)]);
        const firstName = faker.person.firstName();
        const lastName = faker.person.lastName();
        const email = faker.internet.email({ firstName, lastName, provider: 'example.com' });
        const address = faker.location.streetAddress() + ', ' + faker.location.city() + ' ' + faker.location.zipCode();
        return (firstName + ' ' + lastName).length + email.length + faker.phone.number().length + address.length;
    };
}

function copycatPerson(copycat) {
    return (subject) => copycat.fullName(subject).length + copycat.email(subject).length
        + copycat.phoneNumber(subject).length + copycat.postalAddress(subject).length;
}

const results = {};
const faker = load('@faker-js/faker');
if (faker)
    results['faker-js'] = personsPerSecond(fakerPerson(faker.fakerEN));
const copycat = load('@snaplet/copycat');
if (copycat)
    results['copycat'] = personsPerSecond(copycatPerson(copycat.copycat));
console.log(JSON.stringify(results));
