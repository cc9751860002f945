select platform.separate('access.view');
