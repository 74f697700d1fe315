// The signal would end the process; with a listener, writing fails instead, as it does on a full disk.
process.on('SIGXFSZ', () => {});
