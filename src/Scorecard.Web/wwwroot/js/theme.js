// Classic script in <head>: applies the stored choice before the first paint. Without a choice the system's is followed.
const theme = localStorage.getItem('theme');
const dark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.theme = dark ? 'dark' : 'light';
