using System.Buffers.Binary;
using System.Text;

namespace NeuralSeqGen.Keras.Files;

/// <summary>
/// Reads a pickle of tensors, dictionaries, lists, tuples, numbers and text. A pickle is a program that names functions and calls them: this one calls
/// nothing. Names stand for what <see cref="PickleGlobal"/> lists, every other is refused; libraries that read pickles build the classes a file asks for.
/// (Python, Lib/pickletools.py.)
/// </summary>
internal sealed class PickleReader
{
    private const int MaxSteps = 500_000, MaxObjects = 200_000;

    private readonly FileBytes _file;
    private readonly PickleStack _stack;
    private readonly Dictionary<uint, object?> _memo = [];
    private int _at, _steps, _objects;

    private PickleReader(FileBytes file) => (_file, _stack) = (file, new PickleStack(file));

    /// <summary>What the pickle holds.</summary>
    public static object? Read(FileBytes file)
    {
        var reader = new PickleReader(file);
        while (reader.Step())
        {
        }

        return reader._stack.Pop();
    }

    private bool Step()
    {
        _file.Expect(++_steps <= MaxSteps, $"its pickle takes more than {MaxSteps} steps");
        int start = _at;
        byte code = Bytes(1)[0];
        switch ((char)code)
        {
            case '.': return false;
            case '\x80': Bytes(1); break;
            case '\x95': Bytes(8); break;
            case '(': _stack.Mark(); break;
            case '0': _stack.Pop(); break;
            case '1': _stack.PopMark(); break;
            case '2': _stack.Push(_stack.Top); break;
            case 'q' or 'r' or '\x94': Remember(code); break;
            case 'h' or 'j': _stack.Push(Recall(code)); break;
            case 'c' or '\x93': _stack.Push(Global(code)); break;
            case 'R': Call(); break;
            case 'b': Build(); break;
            case 'Q': _stack.Push(PickleCalls.Storage(_file, _stack.Pop())); break;
            case 'a': _stack.Append(1); break;
            case 'e': _stack.Append(-1); break;
            case 's': _stack.SetItems(2); break;
            case 'u': _stack.SetItems(-1); break;
            default:
                _file.Expect(Value(code) || Container(code), $"its pickle has the instruction 0x{Convert.ToHexString([code])} at byte {start}, which a state dict does not need");
                break;
        }

        return true;
    }

    private bool Value(byte code)
    {
        switch ((char)code)
        {
            case 'N': _stack.Push(null); break;
            case '\x88': _stack.Push(true); break;
            case '\x89': _stack.Push(false); break;
            case 'J': _stack.Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case 'K': _stack.Push((long)Bytes(1)[0]); break;
            case 'M': _stack.Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case '\x8a': _stack.Push(Long(Bytes(Bytes(1)[0]))); break;
            case 'G': _stack.Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case 'X' or 'T' or 'B': _stack.Push(Text(Bytes(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))))); break;
            case '\x8c' or 'U' or 'C': _stack.Push(Text(Bytes(Bytes(1)[0]))); break;
            default: return false;
        }

        return true;
    }

    private bool Container(byte code)
    {
        _file.Expect(++_objects <= MaxObjects, $"its pickle has more than {MaxObjects} lists, dictionaries and tuples");
        switch ((char)code)
        {
            case ']': _stack.Push(new PickleList()); break;
            case '}': _stack.Push(new PickleDict()); break;
            case ')': _stack.Push(new PickleTuple([])); break;
            case '\x85' or '\x86' or '\x87': _stack.Push(new PickleTuple(_stack.Pop(code - 0x84))); break;
            case 't': _stack.Push(new PickleTuple(_stack.PopMark())); break;
            case 'l': _stack.PushList(_stack.PopMark()); break;
            case 'd': _stack.PushDict(_stack.PopMark()); break;
            default: return false;
        }

        return true;
    }

    private void Remember(byte code) => _memo[code switch { (byte)'q' => Bytes(1)[0], (byte)'r' => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)), _ => (uint)_memo.Count }] = _stack.Top;

    private object? Recall(byte code)
    {
        uint index = code == 'h' ? Bytes(1)[0] : BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));
        _file.Expect(_memo.TryGetValue(index, out object? value), $"its pickle asks for item {index}, which was not kept");
        return value;
    }

    private PickleGlobal Global(byte code)
    {
        string name = code == 'c' ? $"{Line()}.{Line()}" : string.Join('.', _stack.Pop(2).Select(part => part as string ?? "?"));
        _file.Expect(PickleGlobal.IsKnown(name), $"its pickle asks for '{name}', which is not run. In Python, save model.state_dict() with torch.save or with safetensors.torch.save_file");
        return new PickleGlobal(name);
    }

    private void Call()
    {
        object? arguments = _stack.Pop();
        _file.Expect(++_objects <= MaxObjects, $"its pickle has more than {MaxObjects} lists, dictionaries and tuples");
        _stack.Push(PickleCalls.Run(_file, _stack.Pop() as PickleGlobal, (arguments as PickleTuple)?.Items));
    }

    // What an OrderedDict remembers besides its entries: the versions of the modules.
    private void Build()
    {
        _stack.Pop();
        _file.Expect(_stack.Top is PickleDict, $"its pickle gives a state to something that is not a dictionary");
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private long Long(ReadOnlySpan<byte> digits)
    {
        _file.Expect(digits.Length <= sizeof(long), $"its pickle has a whole number of {digits.Length} bytes");
        long number = digits.Length > 0 && digits[^1] > sbyte.MaxValue ? -1L : 0L;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            number = number << 8 | digits[i];
        }

        return number;
    }

    private string Line()
    {
        int length = _file.Bytes.Span[_at..].IndexOf((byte)'\n');
        string text = Text(Bytes(length < 0 ? long.MaxValue : length));
        Bytes(1);
        return text;
    }

    private ReadOnlySpan<byte> Bytes(long count)
    {
        _file.Expect(count <= _file.Length - _at, $"its pickle ends within an instruction at byte {_at}");
        _at += (int)count;
        return _file.Bytes.Span.Slice(_at - (int)count, (int)count);
    }
}
