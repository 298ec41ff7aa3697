using System.Globalization;

namespace NeuralSeqGen.Keras.Files;

/// <summary>
/// The groups that Keras 3 writes: a layer's arrays are <c>vars/0</c>, <c>vars/1</c>, … under the path of the layer. Windows' backslashes in names (Keras
/// 2.15) and the older name of <c>layers</c> (2.12, 2.13) become what Keras 3 writes now. (keras/src/saving/saving_lib.py.)
/// </summary>
internal sealed class KerasWeightGroups
{
    private const int MaxDepth = 64, MaxArrays = 65_536;
    private const string Vars = "vars", OldLayers = "_layer_checkpoint_dependencies", Layers = "layers";

    private readonly FileBytes _file;
    private readonly HashSet<ulong> _seen = [];
    private readonly Dictionary<string, IReadOnlyList<SavedArray>> _groups = new(StringComparer.Ordinal);
    private int _arrays;

    private KerasWeightGroups(FileBytes file) => _file = file;

    /// <summary>All groups of arrays under the root.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SavedArray>> Read(FileBytes file, Hdf5Object root)
    {
        var groups = new KerasWeightGroups(file);
        groups.Walk(root, 0);
        return groups._groups;
    }

    // A group that is reached twice would make the walk as long as a file likes.
    private void Walk(Hdf5Object group, int depth)
    {
        _file.Expect(depth <= MaxDepth, $"its groups are nested deeper than {MaxDepth}, at '{group.Path}'");
        _file.Expect(_seen.Add(group.Address), $"'{group.Path}' is linked from two groups, which Keras does not write");
        Hdf5Object[] children = [.. group.Names.Select(name => group.Find(name)!)];
        if (LastPart(group.Path) == Vars && children.All(child => child.IsDataset))
        {
            AddArrays(group, children);
            return;
        }

        foreach (var child in children.Where(child => !child.IsDataset))
        {
            Walk(child, depth + 1);
        }
    }

    private void AddArrays(Hdf5Object group, Hdf5Object[] children)
    {
        string path = Normal(group.Path), layer = path.Length == Vars.Length ? "" : path[..^(Vars.Length + 1)];
        string? name = group.Text("name");
        Hdf5Object[] numbered = [.. children.Where(child => Number(child) >= 0).OrderBy(Number)];
        for (int i = 0; i < numbered.Length; i++)
        {
            _file.Expect(Number(numbered[i]) == i, $"'{group.Path}' lacks the array {i}: weights have no names there, only positions");
        }

        _arrays += children.Length;
        _file.Expect(_arrays <= MaxArrays, $"it has more than {MaxArrays} arrays");
        SavedArray[] arrays = [.. numbered.Concat(children.Where(child => Number(child) < 0)).Select(child => child.Array(Normal(child.Path), name))];
        bool isFree = !_groups.TryGetValue(layer, out var other) || other.Count == 0;
        _file.Expect(isFree || arrays.Length == 0, $"'{layer}' is there twice, once with backslashes");
        if (isFree)
        {
            _groups[layer] = arrays;
        }
    }

    private static int Number(Hdf5Object child) => int.TryParse(LastPart(child.Path), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Normal(string path) => string.Join('/', path.Replace('\\', '/').Split('/').Select(part => part == OldLayers ? Layers : part));
}
