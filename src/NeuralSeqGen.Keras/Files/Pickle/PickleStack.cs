namespace NeuralSeqGen.Keras.Files;

/// <summary>The stack of a pickle with its marks; never read below its bottom or below a mark that is still open.</summary>
internal sealed class PickleStack(FileBytes file)
{
    private readonly List<object?> _items = [];
    private readonly List<int> _marks = [];

    /// <summary>The item on top.</summary>
    public object? Top
    {
        get
        {
            file.Expect(_items.Count > Bottom, $"its pickle takes from an empty stack");
            return _items[^1];
        }
    }

    private int Bottom => _marks.Count == 0 ? 0 : _marks[^1];

    public void Push(object? item) => _items.Add(item);

    public object? Pop()
    {
        object? top = Top;
        _items.RemoveAt(_items.Count - 1);
        return top;
    }

    /// <summary>Some items, the lowest first.</summary>
    public object?[] Pop(int count)
    {
        file.Expect(_items.Count - Bottom >= count, $"its pickle takes from an empty stack");
        object?[] items = [.. _items[^count..]];
        _items.RemoveRange(_items.Count - count, count);
        return items;
    }

    public void Mark() => _marks.Add(_items.Count);

    /// <summary>All items above the last mark.</summary>
    public object?[] PopMark()
    {
        file.Expect(_marks.Count > 0, $"its pickle takes from a mark that is not there");
        int mark = _marks[^1];
        object?[] items = Pop(_items.Count - mark);
        _marks.RemoveAt(_marks.Count - 1);
        return items;
    }

    public void PushList(object?[] items)
    {
        var list = new PickleList();
        list.Items.AddRange(items);
        Push(list);
    }

    public void PushDict(object?[] items)
    {
        Push(new PickleDict());
        Set(items);
    }

    /// <summary>Adds some items, or all above the last mark, to the list below them.</summary>
    public void Append(int count)
    {
        object?[] items = count < 0 ? PopMark() : Pop(count);
        file.Expect(Top is PickleList, $"its pickle adds items to something that is not a list");
        ((PickleList)Top!).Items.AddRange(items);
    }

    /// <summary>Adds keys and values, some or all above the last mark, to the dictionary below them.</summary>
    public void SetItems(int count) => Set(count < 0 ? PopMark() : Pop(count));

    private void Set(object?[] items)
    {
        file.Expect(Top is PickleDict && items.Length % 2 == 0, $"its pickle adds entries to something that is not a dictionary");
        for (int i = 0; i < items.Length; i += 2)
        {
            ((PickleDict)Top!).Entries.Add(new(items[i], items[i + 1]));
        }
    }
}
