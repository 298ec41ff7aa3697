using System.Text;
using static NeuralSeqGen.Tests.SafetensorsBytes;

namespace NeuralSeqGen.Tests;

/// <summary>Nothing in a file is believed: each of these is refused with a sentence, and none with another exception.</summary>
public sealed class SafetensorsHostileTests
{
    public static TheoryData<string, string, int> Headers => new()
    {
        { "{", "not valid JSON", 0 },
        { "", "not valid JSON", 0 },
        { "[]", "not a JSON object", 0 },
        { "{} {}", "not valid JSON", 0 },
        { "{\"a\":1}", "'a' is not an object", 0 },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", "lacks one of", 4 },
        { "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}", "'dtype' twice", 4 },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"x\":1}}", "unknown field 'x'", 4 },
        { "{\"a\":{\"dtype\":7,\"shape\":[],\"data_offsets\":[0,4]}}", "dtype of 'a' is not a string", 4 },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":3,\"data_offsets\":[0,4]}}", "shape of 'a' is not an array", 4 },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[0,4]}}", "not a whole number", 4 },
        { "{\"__metadata__\":[]}", "'__metadata__' is not an object", 0 },
        { "{\"__metadata__\":{\"k\":1}}", "'__metadata__.k' is not a string", 0 },
        { "{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", "'__metadata__.k' appears twice", 0 },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[[[[[[[[[[1]]]]]]]]]],\"data_offsets\":[0,4]}}", "cannot be read", 4 },
        { $"{{{Entry("a", "1", 0, 4)},{Entry("a", "1", 4, 8)}}}", "'a' appears twice", 8 },
        { $"{{{Entry("a", "1", 0, 4, "F31")}}}", "unknown dtype 'F31'", 4 },
        { $"{{{Entry("a", "-1", 0, 4)}}}", "extent -1", 4 },
        { $"{{{Entry("a", "1.5", 0, 4)}}}", "not a whole number", 4 },
        { $"{{{Entry("a", "99999999999999999999", 0, 4)}}}", "not a whole number", 4 },
        { $"{{{Entry("a", "9223372036854775807", 0, 4)}}}", "extent 9223372036854775807", 4 },
        { $"{{{Entry("a", "65536,65536", 0, 0)}}}", "more values than fit", 0 },
        { $"{{{Entry("a", "2147483647,2147483647,2147483647,2147483647", 0, 4)}}}", "more values than fit", 4 },
        { $"{{{Entry("a", "4294967296,4294967296", 0, 0)}}}", "extent 4294967296", 0 },
        { $"{{{Entry("a", "2", 0, 4)}}}", "8 bytes, but its data_offsets take 4", 4 },
        { $"{{{Entry("a", "1", 4, 0)}}}", "not a begin and an end after it", 4 },
        { $"{{{Entry("a", "1", -4, 0)}}}", "not a begin and an end after it", 4 },
        { $"{{{Entry("a", "1", -9223372036854775808, 9223372036854775807)}}}", "not a begin and an end after it", 4 },
        { "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,8]}}", "not a begin and an end after it", 4 },
        { $"{{{Entry("a", "2", 0, 8)}}}", "ends at byte 8 of the data, which has 4", 4 },
        { $"{{{Entry("a", "2", 0, 8)},{Entry("b", "2", 4, 12)}}}", "inside the tensor that ends at 8", 12 },
        { $"{{{Entry("a", "1", 0, 4)},{Entry("b", "1", 8, 12)}}}", "the bytes 4 to 8 of the data, before 'b'", 12 },
        { $"{{{Entry("a", "1", 4, 8)}}}", "the bytes 0 to 4", 8 },
        { $"{{{Entry("a", "1", 0, 4)}}}", "3 bytes follow the last tensor", 7 },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_wrong_header_is_refused(string header, string sentence, int dataLength)
    {
        var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(Of(header, dataLength)));
        Assert.StartsWith("NSG0501: the weight file cannot be read: ", error.Message);
        Assert.Contains(sentence, error.Message);
        Assert.Equal("NSG0501", error.RuleId);
    }

    [Fact]
    public void The_tensor_concerned_is_named()
    {
        var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(Of($"{{{Entry("gru_1/kernel", "2", 0, 4)}}}", 4)));
        Assert.Equal("gru_1/kernel", error.Weight);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(long.MaxValue)]
    [InlineData(3ul)]
    public void A_header_longer_than_the_file_is_refused(ulong announced)
    {
        var error = Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(Of("{}"u8.ToArray(), 0, announced)));
        Assert.Contains($"a header of {announced} bytes, but only 2 follow", error.Message);
    }

    [Fact]
    public void A_header_longer_than_the_format_allows_is_refused()
    {
        byte[] bytes = Of(new byte[SafetensorsReader.MaxHeaderLength + 1], 0);
        Assert.Contains("more than the 100000000", Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(bytes)).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_shorter_than_its_first_number_is_refused(int length) =>
        Assert.Contains($"it has {length} bytes", Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(new byte[length])).Message);

    [Fact]
    public void Names_that_are_not_UTF8_are_refused()
    {
        byte[] header = Encoding.Latin1.GetBytes("{\"\u00ff\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}");
        Assert.Contains("not valid JSON", Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(Of(header, 4))).Message);
    }

    [Fact]
    public void A_sound_file_cut_off_anywhere_is_refused()
    {
        byte[] bytes = Of($"{{{Entry("a", "2", 0, 8)},{Entry("b", "1", 8, 12)}}}", 12);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<WeightFileException>(() => SafetensorsReader.Read(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void A_sound_file_with_any_byte_changed_is_read_or_refused_but_nothing_else()
    {
        byte[] bytes = Of($"{{{Entry("a", "2", 0, 8)},{Entry("b", "1", 8, 12)},\"__metadata__\":{{\"k\":\"v\"}}}}", 12);
        for (int at = 0; at < bytes.Length; at++)
        {
            foreach (byte change in new byte[] { 1, 2, 4, 8, 16, 32, 64, 128, 255 })
            {
                bytes[at] ^= change;
                var error = Record.Exception(() => SafetensorsReader.Read(bytes));
                Assert.True(error is null or WeightFileException, $"byte {at} ^ {change}: {error}");
                bytes[at] ^= change;
            }
        }
    }

    [Fact]
    public void A_type_that_weights_do_not_have_is_refused_when_its_values_are_asked_for()
    {
        var file = SafetensorsReader.Read(Of($"{{{Entry("a", "2", 0, 4, "F16")}}}", 4));
        var error = Assert.Throws<WeightFileException>(() => file.CopyTo(file.Tensors[0], new float[2]));
        Assert.Contains("'a' holds F16, but F32 is needed", error.Message);
    }
}
