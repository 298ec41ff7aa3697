using System.Globalization;
using PureHDF;

namespace NeuralSeqGen.Keras.Export;

/// <summary>The arrays as HDF5: a group for every path, and in it <c>vars</c> with the arrays by their numbers.</summary>
internal static class WeightsFile
{
    public static byte[] Of(IReadOnlyList<(string Path, IReadOnlyList<WeightArray> Arrays)> groups)
    {
        var root = new H5File();
        foreach (var (path, arrays) in groups)
        {
            var vars = new H5Group();
            foreach (var (array, i) in arrays.Select((array, i) => (array, i)))
            {
                vars[i.ToString(CultureInfo.InvariantCulture)] = Dataset(array);
            }

            Group(root, path)["vars"] = vars;
        }

        using var file = new MemoryStream();
        root.Write(file);
        return file.ToArray();
    }

    /// <summary>The group of a path, made with those around it.</summary>
    private static H5Group Group(H5Group root, string path)
    {
        var group = root;
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!group.TryGetValue(part, out object? inner))
            {
                group[part] = inner = new H5Group();
            }

            group = (H5Group)inner;
        }

        return group;
    }

    private static H5Dataset Dataset(WeightArray array) => (array.Shape.Length, array.IsInteger) switch
    {
        (0, true) => new((int)array.Values[0]),
        (0, false) => new(array.Values[0]),
        _ => new(array.Values, fileDims: [.. array.Shape.Select(extent => (ulong)extent)]),
    };
}
