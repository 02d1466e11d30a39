-- Opens a file, starts the language server as a user's configuration does, and tells in JSON what it shows and does.
local server, file, answer = vim.env.OPENCLAW_SERVER, vim.env.OPENCLAW_FILE, vim.env.OPENCLAW_ANSWER
local patience_ms = 20000

local function finish(told)
  vim.fn.writefile({ vim.fn.json_encode(told) }, answer)
  vim.cmd('qall!')
end

local function drive()
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local buffer = vim.api.nvim_get_current_buf()
  local client_id = vim.lsp.start_client({
    name = 'openclaw',
    cmd = { vim.env.OPENCLAW_NODE, server, '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h'),
  })
  vim.lsp.buf_attach_client(buffer, client_id)

  local function shown()
    local found = {}
    for _, one in ipairs(vim.diagnostic.get(buffer)) do
      table.insert(found, (one.lnum + 1) .. ' ' .. one.user_data.lsp.code)
    end
    table.sort(found)
    return found
  end
  local function wait_for(condition, what)
    if not vim.wait(patience_ms, condition, 10) then
      error('waited in vain for ' .. what)
    end
  end
  local function ask(method, more)
    local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), more or {})
    local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, patience_ms)
    local own = answers and answers[client_id]
    if not own or own.err then
      error(method .. ': ' .. (problem or vim.inspect(own and own.err)))
    end
    return own.result
  end

  wait_for(function() return #shown() > 0 end, 'diagnostics')
  local before = shown()

  vim.api.nvim_win_set_cursor(0, { 4, 4 })
  local hover = ask('textDocument/hover').contents.value

  local range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } }
  local actions = ask('textDocument/codeAction', {
    range = range,
    context = { diagnostics = {}, only = { 'source.fixAll' } },
  })
  local encoding = vim.lsp.get_client_by_id(client_id).offset_encoding
  vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
  wait_for(function() return #shown() == 0 end, 'the diagnostics to go')
  vim.cmd('write')

  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, { '  t' })
  vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(buffer), 3 })
  local labels = {}
  for _, item in ipairs(ask('textDocument/completion').items) do
    table.insert(labels, item.label)
  end

  finish({ before = before, hover = hover, action = actions[1].title, labels = labels })
end

local ok, problem = pcall(drive)
if not ok then
  finish({ problem = tostring(problem) })
end
