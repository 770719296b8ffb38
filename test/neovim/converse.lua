-- Headless Neovim opens a document, has it diagnosed, hovers and asks for code actions, and writes down what it got.
-- Environment: NODE, SERVER (the command line's script), FOLDER, FILE, HOVER (a word to hover on), RESULT (file to write JSON to).
local env = vim.env

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(env.FILE))
  local buffer = vim.api.nvim_get_current_buf()
  local client = vim.lsp.start_client({
    name = 'exportlint',
    cmd = { env.NODE, env.SERVER, 'lsp', '--stdio' },
    root_dir = env.FOLDER,
    workspace_folders = { { uri = vim.uri_from_fname(env.FOLDER), name = 'workspace' } },
  })
  assert(client, 'the server did not start')
  vim.lsp.buf_attach_client(buffer, client)

  local has_diagnostics = vim.wait(20000, function()
    return #vim.diagnostic.get(buffer) > 0
  end, 20)
  assert(has_diagnostics, 'no diagnostics came')

  local position = vim.fn.searchpos(env.HOVER, 'nw')
  local at = { line = position[1] - 1, character = position[2] - 1 }
  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function ask(method, params)
    local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 10000))
    return assert(answers[client]).result
  end

  local diagnostics = vim.tbl_map(function(one)
    return { code = one.code, severity = one.severity, line = one.lnum, message = one.message }
  end, vim.diagnostic.get(buffer))
  local hover = ask('textDocument/hover', { textDocument = document, position = at })
  local where = vim.diagnostic.get(buffer)[1]
  local here = { line = where.lnum, character = where.col }
  local actions = ask('textDocument/codeAction', {
    textDocument = document,
    range = { start = here, ['end'] = here },
    context = { diagnostics = {} },
  })
  local titles = vim.tbl_map(function(one)
    return one.title
  end, actions)
  -- The first edit that is offered is applied as Neovim applies it.
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  return {
    diagnostics = diagnostics,
    hover = hover and hover.contents.value,
    actions = titles,
    text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n'),
  }
end

local ok, got = pcall(main)
local out = assert(io.open(env.RESULT, 'w'))
out:write(vim.fn.json_encode(ok and got or { problem = tostring(got) }))
out:close()
for _, one in ipairs(vim.lsp.get_active_clients()) do
  one.stop(true)
end
vim.cmd('qall!')
