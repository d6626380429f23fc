// <select data-browser-zone="yes"> begins with the time zone of the browser, where the list has it.
const zone = document.querySelector('[data-browser-zone=yes]');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && [...zone.options].some(option => option.value === here)) zone.value = here;
