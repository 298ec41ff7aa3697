using System.Buffers.Binary;
using System.Text;
using NeuralSeqGen.Keras.Tests.Files;

namespace NeuralSeqGen.Keras.Tests.PyTorch;

/// <summary>Writes what <c>torch.save(module.state_dict(), path)</c> writes: a pickle of protocol 2 in a zip archive. (torch/serialization.py, Lib/pickletools.py.)</summary>
internal static class PickleWriter
{
    /// <summary>The archive of a state dict of float32 tensors.</summary>
    /// <param name="tensors">Names, extents, strides (null for those of rows) and storages.</param>
    public static byte[] StateDict(params (string Name, int[] Shape, int[]? Strides, float[] Storage)[] tensors)
    {
        var pickle = new MemoryStream();
        Op(pickle, "\u0080\u0002ccollections\nOrderedDict\nq\0)Rq\u0001(");
        for (int i = 0; i < tensors.Length; i++)
        {
            Tensor(pickle, tensors[i], i);
        }

        // the versions of the modules, which a state dict carries as a state of its own
        Op(pickle, "u}X\u0009\0\0\0_metadatah\0)Rsb.");
        var zip = new ZipFileWriter().Add("archive/data.pkl", pickle.ToArray()).Add("archive/byteorder", "little"u8.ToArray());
        for (int i = 0; i < tensors.Length; i++)
        {
            zip.Add($"archive/data/{i}", Bytes(tensors[i].Storage));
        }

        return zip.Add("archive/version", "3\n"u8.ToArray()).ToArray();
    }

    /// <summary>An archive with any pickle, each character a byte.</summary>
    public static byte[] Archive(string pickle) => new ZipFileWriter().Add("archive/data.pkl", Encoding.Latin1.GetBytes(pickle)).ToArray();

    private static void Tensor(MemoryStream pickle, (string Name, int[] Shape, int[]? Strides, float[] Storage) tensor, int number)
    {
        Text(pickle, tensor.Name);
        Op(pickle, "ctorch._utils\n_rebuild_tensor_v2\n((");
        Text(pickle, "storage");
        Op(pickle, "ctorch\nFloatStorage\n");
        Text(pickle, $"{number}");
        Text(pickle, "cpu");
        Number(pickle, tensor.Storage.Length);
        Op(pickle, "tQK\0");
        Tuple(pickle, tensor.Shape);
        Tuple(pickle, tensor.Strides ?? [.. tensor.Shape.Select((_, axis) => tensor.Shape.Skip(axis + 1).Aggregate(1, (product, extent) => product * extent))]);
        Op(pickle, "\u0089h\0)RtR");
    }

    private static void Tuple(MemoryStream pickle, int[] numbers)
    {
        Op(pickle, "(");
        Array.ForEach(numbers, number => Number(pickle, number));
        Op(pickle, "t");
    }

    private static void Number(MemoryStream pickle, int number)
    {
        Op(pickle, "J");
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        pickle.Write(bytes);
    }

    private static void Text(MemoryStream pickle, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Op(pickle, "X");
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        pickle.Write(length);
        pickle.Write(bytes);
    }

    private static void Op(MemoryStream pickle, string code) => pickle.Write(Encoding.Latin1.GetBytes(code));

    private static byte[] Bytes(float[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        return bytes;
    }
}
