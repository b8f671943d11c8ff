-- What a person does in Neovim, without a screen: opens a packet, reads the findings, mends one, hovers, renames.
-- It prints what the editor itself holds, as JSON, and ends.
local command = vim.json.decode(vim.env.COUNTERSIGN_COMMAND)
vim.cmd('edit packet.md')
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({ name = 'countersign', cmd = command, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(buffer, id)

local told = {}
local function wait(what)
  if not vim.wait(60000, what, 20) then
    print('waited in vain')
    vim.cmd('cquit 1')
  end
end
local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    found[#found + 1] = { code = one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code), line = one.lnum, column = one.col, message = one.message }
  end
  return found
end
local function has(code)
  for _, one in ipairs(codes()) do
    if one.code == code then return true end
  end
  return false
end
local function lines()
  return vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end
local function at(text)
  for row, line in ipairs(lines()) do
    local column = line:find(text, 1, true)
    if column then return row, column - 1 end
  end
end
local client = vim.lsp.get_client_by_id(id)
local function ask(method, params)
  local answer = client.request_sync(method, params, 20000, buffer)
  return answer and answer.result
end

wait(function() return #vim.diagnostic.get(buffer) > 0 end)
told.findings = codes()

-- A code action, applied by the editor.
local row, column = at('[!TIP]')
vim.api.nvim_win_set_cursor(0, { row, column + 3 })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
for _, action in ipairs(ask('textDocument/codeAction', params)) do
  if action.edit and action.title:find('CAUTION') then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    told.mended = action.title
    break
  end
end
wait(function() return not has('alert-mismatch') end)

row, column = at('as F1')
vim.api.nvim_win_set_cursor(0, { row, column + 3 })
told.hover = ask('textDocument/hover', vim.lsp.util.make_position_params()).contents.value

local rename = vim.lsp.util.make_position_params()
rename.newName = 'F7'
vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', rename), client.offset_encoding)
told.lines = lines()

io.stdout:write(vim.json.encode(told) .. '\n')
client.stop()
vim.cmd('qall!')
