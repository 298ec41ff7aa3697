using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Tests.PyTorch;

namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>
/// Damaged files are read or refused by the one exception, in bounded time and memory. <c>NSG_MUTATIONS</c> says how many of each format are tried instead
/// of some sixty.
/// </summary>
public sealed class MutatedFilesTests
{
    private const int Few = 60, Slack = 64 << 20, MaxRead = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Formats => [.. Originals.Keys];

    private static Dictionary<string, Func<byte[]>> Originals { get; } = new(StringComparer.Ordinal)
    {
        ["archive"] = () => Oracle("seed_model1_time_distributed.keras"),
        ["archive, weights"] = () => Member("model.weights.h5"),
        ["archive, config"] = () => Member("config.json"),
        ["archive, deflated"] = () => Oracle("zip_deflated.keras"),
        ["archive, zip64"] = () => new ZipFileWriter { IsLarge = true }.Add("metadata.json", "{}"u8.ToArray()).Add("config.json", "{}"u8.ToArray()).Add("model.weights.h5", Member("model.weights.h5"), deflate: true).ToArray(),
        ["hdf5, Keras 3"] = () => Oracle("seed_model1_time_distributed.h5"),
        ["hdf5, Keras 2"] = () => Oracle("seed_model1_k208.h5"),
        ["hdf5, filters"] = () => Oracle("h5_gzip_shuffle.h5"),
        ["hdf5, latest"] = () => Oracle("h5_latest_format.h5"),
        ["hdf5, user block"] = () => Oracle("h5_userblock.h5"),
        ["hdf5, weights"] = () => Oracle("seed_model1_k208_weights.h5"),
        ["json"] = () => Oracle("json_plus_weights.json"),
        ["rtneural"] = () => """{"in_shape": [null, null, 2], "layers": [{"type": "dense", "activation": "tanh", "shape": [null, null, 2], "weights": [[[1.5, -2], [0.25, 1e-3]], [0.5, 1]]}, {"type": "gru", "shape": [null, null, 1], "weights": [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9]], [[1, 2, 3], [4, 5, 6]]]}]}"""u8.ToArray(),
        ["torch, json"] = () => """{"gru.weight_ih_l0": [[1.5, 2], [3, 4], [5, 6]], "gru.weight_hh_l0": [[1], [2], [3]], "dense.bias": [0.5]}"""u8.ToArray(),
        ["safetensors"] = () => Oracle("torch_gru.safetensors"),
        ["torch"] = () => PickleWriter.StateDict(("gru.weight_ih_l0", [6, 2], null, [.. Enumerable.Range(0, 12)]), ("gru.weight_hh_l0", [6, 2], [1, 6], [.. Enumerable.Range(0, 12)]), ("fc.bias", [3], null, [1, 2, 3])),
        ["torch, pickle"] = () => Encoding.Latin1.GetBytes("\u0080\u0002}q\0(X\u0001\0\0\0actorch._utils\n_rebuild_tensor_v2\nq\u0001((X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\0" + "0X\u0003\0\0\0cpuK\u0004tQK\0K\u0002K\u0002\u0086K\u0002K\u0001\u0086\u0089ccollections\nOrderedDict\n)RtRX\u0001\0\0\0b]q\u0002(K\u0001G\0\0\0\0\0\0\0\0\u008a\u0002\u0001\u0002Nelu."),
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void DamagedFilesAreReadOrRefused(string format)
    {
        int count = Environment.GetEnvironmentVariable("NSG_MUTATIONS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Few;
        byte[] original = Originals[format]();
        int refused = 0;
        for (int seed = 0; seed < count; seed++)
        {
            refused += IsRefused(Packed(format, Mutation.Of(original, seed)), $"{format}, seed {seed}") ? 1 : 0;
        }

        Assert.InRange(refused, Math.Max(1, count / 100), count);
    }

    private static bool IsRefused(byte[] file, string name)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), declared = file.Length;
        var time = Stopwatch.StartNew();
        bool isRefused = false;
        try
        {
            var model = ModelFile.Open(file, name);
            foreach (var array in OracleFilesTests.Arrays(model.Weights).Concat(OracleFilesTests.Arrays(model.OptimizerWeights)).Take(MaxRead))
            {
                declared += Math.Min(4 * array.Length, 1_000L * file.Length);
                array.Read();
            }
        }
        catch (ModelFileException e)
        {
            isRefused = true;
            Assert.Contains(name, e.Message, StringComparison.Ordinal);
        }
        catch (Exception e)
        {
            Assert.Fail($"{name}: {e}");
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated <= 2 * declared + Slack, $"{name}: {allocated} bytes for {declared}");
        Assert.True(time.Elapsed < Longest, $"{name}: {time.Elapsed}");
        return isRefused;
    }

    // A member is damaged before its checksum is made, so that the damage is not found there.
    private static byte[] Packed(string format, byte[] content) => format switch
    {
        "archive, weights" => new ZipFileWriter().Add("metadata.json", Member("metadata.json")).Add("config.json", Member("config.json")).Add("model.weights.h5", content).ToArray(),
        "archive, config" => new ZipFileWriter().Add("metadata.json", content).Add("config.json", content).Add("model.weights.h5", Member("model.weights.h5")).ToArray(),
        "torch, pickle" => new ZipFileWriter().Add("a/data.pkl", content).Add("a/data/0", new byte[16]).ToArray(),
        _ => content,
    };

    private static readonly ConcurrentDictionary<string, byte[]> Members = new();

    // read once: thousands of files are packed of the same ones
    private static byte[] Member(string name) => Members.GetOrAdd(name, _ => new ZipBytes(new FileBytes(Oracle("seed_model1_time_distributed.keras"), "original")).Find(name)!.Bytes.ToArray());

    private static byte[] Oracle(string name) => File.ReadAllBytes(OracleFiles.Get(name).Path);
}
